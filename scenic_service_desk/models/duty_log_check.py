from odoo import fields, models


class ScenicDutyLog(models.Model):
    """The day's after-shift checks and hazards on the log's form."""

    _inherit = "scenic.duty.log"

    asset_check_ids = fields.One2many("scenic.asset.check", "log_id", "Asset Checks", readonly=True)
    safety_check_ids = fields.One2many("scenic.safety.check", "log_id", "Safety Checks", readonly=True)
    hazard_ids = fields.One2many("scenic.hazard", "log_id", "Hazards", readonly=True)

    def action_start_asset_check(self):
        """Begin the asset check this day owes, or go on with it.

        :return: act_window
        """
        return self._start_check("scenic.asset.check")

    def action_start_safety_check(self):
        """Begin the safety check this day owes, or go on with it.

        :return: act_window
        """
        return self._start_check("scenic.safety.check")

    def _start_check(self, model):
        self.ensure_one()
        checks = self.env[model]
        if self.date == self.desk_id._local_date(fields.Datetime.now()):
            return checks._start(self.desk_id)
        begun = checks.search([("log_id", "=", self.id), ("state", "=", "draft")], limit=1)
        return checks._gap_action(self, self.env["scenic.shift.slot"], begun)

    def action_report_hazard(self):
        """A new hazard at this log's desk.

        :return: act_window
        """
        self.ensure_one()
        return self.env["scenic.hazard"]._new_form(self.desk_id)
