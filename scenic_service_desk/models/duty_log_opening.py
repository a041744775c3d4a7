from odoo import api, fields, models
from odoo.exceptions import UserError


class ScenicDutyLog(models.Model):
    """The log's opening checklist: done once, in one tap where all is fine."""

    _inherit = "scenic.duty.log"
    _sign_acts = {"opening": "_signed_opening"}

    opening_line_ids = fields.One2many("scenic.log.opening", "log_id", "Opening Check")
    opening_by_id = fields.Many2one("hr.employee", "Opened By", readonly=True, copy=False, ondelete="restrict")
    opening_at = fields.Datetime("Opened At", readonly=True, copy=False)
    opening_abnormal_count = fields.Integer("Found Abnormal", compute="_compute_opening_abnormal_count")

    @api.depends("opening_line_ids.result")
    def _compute_opening_abnormal_count(self):
        for log in self:
            log.opening_abnormal_count = log.opening_line_ids.mapped("result").count("abnormal")

    @api.model_create_multi
    def create(self, vals_list):
        """Lay out the opening checklist.

        sudo: as for the log itself.
        """
        logs = super().create(vals_list)
        points = self.env["scenic.opening.point"].sudo()
        of_desk = {desk: points._of_desk(desk) for desk in logs.desk_id}
        self.env["scenic.log.opening"].sudo().create(
            [
                {
                    "log_id": log.id,
                    "point_id": point.id,
                    "sequence": point.sequence,
                    "is_critical": point.is_critical,
                }
                for log in logs
                for point in of_desk[log.desk_id]
            ]
        )
        return logs

    def action_opening_done(self):
        """Find fine whatever was not found abnormal, and sign the opening check.

        :return: None, or the dialog that asks a shared login who signs
        """
        return self._ask_signature("opening", self.env._("Opening Check"))

    def _signed_opening(self, employee, method):
        """:raise UserError: when it was signed before, or a critical point has not been looked at"""
        self.check_access("write")
        if self.opening_at:
            raise UserError(
                # sudo: the name of who signed, for the message
                self.env._("%(who)s has signed the opening check already.", who=self.sudo().opening_by_id.name)
            )
        left = self.opening_line_ids.filtered(lambda line: not line.result)
        if critical := left.filtered(lambda line: line._needs_own_look()):
            names = ", ".join(critical.mapped("name"))
            raise UserError(self.env._("Please look at these one by one first: %s", names))
        left.write({"result": "ok"})
        self._write_unlocked({"opening_by_id": employee.id, "opening_at": fields.Datetime.now()})
        self.env["scenic.signature"]._sign(self, "checker", method, employee)
        return

    def _closing_gaps(self):
        gaps = super()._closing_gaps()
        if self.opening_line_ids and not self.opening_at:
            gaps.append(
                {
                    "key": "opening",
                    "text": self.env._("The opening check has not been signed."),
                    "action": self._form_action(),
                }
            )
        return gaps
