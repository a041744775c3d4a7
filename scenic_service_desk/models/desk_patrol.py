from odoo import api, fields, models


class ScenicDesk(models.Model):
    """Patrols at a desk: its settings, and signing at its screen."""

    _inherit = "scenic.desk"

    patrol_tolerance = fields.Integer(
        "Patrol Tolerance (Minutes)",
        default=5,
        help="So many minutes before and after its hours a post is still visited on time.",
    )
    patrol_repeat_minutes = fields.Integer(
        "One Visit Within (Minutes)", default=10, help="A post scanned again within these minutes is the same visit."
    )
    checkpoint_ids = fields.One2many("scenic.checkpoint", "desk_id", "Patrol Posts Here", readonly=True)
    can_patrol_sign = fields.Boolean(compute="_compute_can_patrol_sign")

    _patrol_minutes_range = models.Constraint(
        "CHECK (patrol_tolerance BETWEEN 0 AND 240 AND patrol_repeat_minutes BETWEEN 0 AND 240)",
        "Minutes of patrols lie between 0 and 240.",
    )

    @api.depends_context("uid")
    @api.depends("checkpoint_ids", "user_ids")
    def _compute_can_patrol_sign(self):
        """Whether the user sits at the screen where a duty manager signs."""
        for desk in self:
            desk.can_patrol_sign = bool(desk.checkpoint_ids) and self.env.user in desk.user_ids

    @api.model
    def _default_patrol_desk(self):
        """The desk whose register a patrol goes to: one of the user's, else the company's first.

        sudo: a duty manager belongs to no desk, and rules may hide some from him.
        :return: ``scenic.desk`` record, may be empty
        """
        own = self._default_desk()
        return own or self.sudo().search([("company_id", "=", self.env.company.id)], limit=1).with_env(self.env)

    def action_patrol_sign(self):
        """The duty manager signs at this desk's screen.

        :return: act_window of the wizard
        """
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Patrol Signs Here"),
            "res_model": "scenic.patrol.sign",
            "view_mode": "form",
            "target": "new",
            "context": {"default_desk_id": self.id},
        }
