from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import NO_ACCESS


class ScenicPatrolSign(models.TransientModel):
    """The duty manager signs at a desk's own screen with his PIN; the agent there signs too (register 15)."""

    _name = "scenic.patrol.sign"
    _description = "Patrol Signs Here"
    # the signer of the mixin is the agent at the post
    _inherit = ["scenic.sign.mixin", "scenic.checklist.mixin"]

    _pins = {"signer_pin": ("signer_id", "proven_id"), "patroller_pin": ("patroller_id", "patroller_proven_id")}

    desk_id = fields.Many2one("scenic.desk", required=True, readonly=True)
    checkpoint_id = fields.Many2one(
        "scenic.checkpoint",
        "Post",
        required=True,
        domain="[('desk_id', '=', desk_id)]",
        compute="_compute_checkpoint_id",
        store=True,
        precompute=True,
        readonly=False,
    )
    patroller_id = fields.Many2one("hr.employee", "Duty Manager", required=True)
    patroller_ids = fields.Many2many(
        "hr.employee", string="Duty Managers", compute="_compute_patroller_ids", compute_sudo=True
    )
    patroller_pin = fields.Char("Duty Manager's PIN", compute="_compute_pins", inverse="_inverse_pins")
    patroller_proven_id = fields.Many2one("hr.employee", groups=NO_ACCESS)
    signer_id = fields.Many2one(string="Countersigned By")
    signer_pin = fields.Char("Agent's PIN")
    agent_ids = fields.Many2many("hr.employee", compute="_compute_agent_ids", compute_sudo=True)
    line_ids = fields.One2many(
        "scenic.patrol.sign.line", "wizard_id", "Findings", default=lambda self: self._default_line_ids()
    )

    @api.model
    def _default_line_ids(self):
        topics = self.env["scenic.patrol.topic"].search([("company_id", "in", [self.env.company.id, False])])
        return [(0, 0, {"topic_id": topic.id, "sequence": topic.sequence}) for topic in topics]

    @api.depends("desk_id")
    def _compute_checkpoint_id(self):
        for wizard in self:
            wizard.checkpoint_id = wizard.desk_id.checkpoint_ids[:1]

    @api.depends("desk_id")
    def _compute_patroller_ids(self):
        for wizard in self:
            wizard.patroller_ids = wizard.checkpoint_id._patrollers(wizard.desk_id.company_id)

    @api.depends("desk_id")
    def _compute_agent_ids(self):
        """sudo: who is in the team is chosen among names; the records are HR's."""
        for wizard in self:
            wizard.agent_ids = wizard.desk_id.member_ids

    def _check_place(self):
        """:raise AccessError: for a login that does not work at the desk, or a countersigner of another team

        sudo: the team is HR's to read.
        """
        desk = self.desk_id.sudo()
        if self.env.user not in desk.user_ids or self.checkpoint_id.desk_id != self.desk_id:
            raise AccessError(self.env._("Patrols are signed at the desk's own screen by who works there."))
        if self.signer_id.id not in desk.member_ids.ids:
            raise AccessError(self.env._("An agent of this desk countersigns."))

    def action_sign(self):
        """Sign for both; what was said is noted under the visit.

        :return: action telling when it was signed
        :raise UserError: without the manager's PIN, or when both are the same person
        """
        self.ensure_one()
        # sudo: the proof is nobody's to read or to write
        if not self.patroller_id or self.sudo().patroller_proven_id != self.patroller_id:
            raise UserError(self.env._("The duty manager signs with his PIN."))
        method = self._prove_signer()
        self._check_place()
        visit = self.checkpoint_id._sign_post(self.patroller_id, "pin", self.signer_id, method)
        self._note_findings(visit)
        return self._tell_signed(visit)

    def action_sign_all_fine(self):
        """Sign for both, nothing to remark.

        :return: as ``action_sign``
        """
        self.action_all_fine()
        return self.action_sign()

    def _note_findings(self, visit):
        """What the manager said at the screen.

        sudo: the round may be another desk's; the manager has just proven that it is he who says it.
        """
        lines = {line.topic_id: line for line in self.line_ids if line.result}
        for finding in visit.sudo().line_ids.filtered(lambda finding: not finding.result):
            if line := lines.get(finding.topic_id):
                finding.write({"result": line.result, "remark": line.remark, "action_taken": line.action_taken})

    def _tell_signed(self, visit):
        # sudo: what was just signed, shown to who signed it
        visit = visit.sudo()
        local = self.desk_id._local(visit.signed_at)
        message = self.env._(
            "%(post)s signed at %(time)s: %(state)s",
            post=visit.checkpoint_id.name,
            time=local.strftime("%H:%M"),
            state=visit._state_label(visit.state),
        )
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "message": message,
                "type": "warning" if visit.state == "late" else "success",
                "next": {"type": "ir.actions.act_window_close"},
            },
        }


class ScenicPatrolSignLine(models.TransientModel):
    """A topic on the screen where the duty manager signs."""

    _name = "scenic.patrol.sign.line"
    _description = "Patrol Signs Here: Finding"
    _inherit = ["scenic.checklist.line.mixin"]

    wizard_id = fields.Many2one("scenic.patrol.sign", required=True, index=True, ondelete="cascade")
    topic_id = fields.Many2one("scenic.patrol.topic", required=True, ondelete="cascade")
    name = fields.Char(related="topic_id.name", required=False)
    remark = fields.Char("What Was Found")
    action_taken = fields.Char()
