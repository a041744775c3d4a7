from odoo import api, fields, models


class ScenicPatrolPaper(models.TransientModel):
    """A visit from the paper sheet, with the time that stands there; marked as entered later (补录)."""

    _name = "scenic.patrol.paper"
    _description = "Visit from the Paper Form"
    _inherit = ["scenic.visible.mixin"]

    patrol_id = fields.Many2one("scenic.patrol", required=True, readonly=True)
    visit_id = fields.Many2one(
        "scenic.patrol.visit",
        "Planned Post",
        domain="[('patrol_id', '=', patrol_id), ('state', 'in', ('open', 'missed'))]",
        help="Empty: a post that was not planned.",
    )
    checkpoint_id = fields.Many2one(
        "scenic.checkpoint",
        "Post",
        required=True,
        compute="_compute_checkpoint_id",
        store=True,
        precompute=True,
        readonly=False,
    )
    moment = fields.Datetime("Signed At", required=True)
    employee_id = fields.Many2one(
        "hr.employee",
        "Patroller",
        required=True,
        compute="_compute_employee_id",
        store=True,
        precompute=True,
        readonly=False,
    )
    countersigner_id = fields.Many2one("hr.employee", "Countersigned By")

    @api.depends("visit_id")
    def _compute_checkpoint_id(self):
        for wizard in self:
            wizard.checkpoint_id = wizard.visit_id.checkpoint_id or wizard.checkpoint_id

    @api.depends("patrol_id")
    def _compute_employee_id(self):
        for wizard in self:
            wizard.employee_id = wizard.patrol_id.employee_id

    def action_enter(self):
        """Enter the visit.

        :return: act_window of the visit, for its findings
        """
        self.ensure_one()
        visit = self.patrol_id._enter_paper(
            self.checkpoint_id, self.employee_id, self.moment, self.countersigner_id, self.visit_id
        )
        return visit.action_open()
