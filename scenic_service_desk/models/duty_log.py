import psycopg2.errors

from odoo import api, fields, models
from odoo.exceptions import ConcurrencyError


class ScenicDutyLog(models.Model):
    """The log of a desk's day (register 1). Entries of all registers hang on it."""

    _name = "scenic.duty.log"
    _description = "Duty Log"
    _inherit = ["mail.thread", "mail.activity.mixin", "scenic.lock.mixin", "scenic.signable.mixin"]
    _order = "date desc, id desc"
    _check_company_auto = True
    _rec_name = "date"

    _initial_state = "open"
    _closed_states = ("closed", "sealed")
    _transitions = {
        "open": {"closed": "scenic_service_desk.group_agent"},
        "closed": {
            "open": "scenic_service_desk.group_manager",
            # the monthly archive seals, nobody by hand
            "sealed": "base.group_system",
        },
    }

    desk_id = fields.Many2one("scenic.desk", required=True, readonly=True, check_company=True, ondelete="restrict")
    date = fields.Date("Day", required=True, readonly=True)
    company_id = fields.Many2one(related="desk_id.company_id", store=True, index=True, precompute=True)
    state = fields.Selection(selection_add=[("open", "Open"), ("closed", "Closed"), ("sealed", "Sealed")])
    shift_ids = fields.One2many("scenic.shift", "log_id", "Shifts", readonly=True)

    _desk_date_uniq = models.UniqueIndex("(desk_id, date)", "The desk has a log of this day already.")

    @api.depends("desk_id", "date")
    def _compute_display_name(self):
        for log in self:
            log.display_name = f"{log.desk_id.name} {fields.Date.to_string(log.date)}"

    @api.model
    def _of_day(self, desk, day):
        """The desk's log of a day, made when first needed.

        sudo: whoever may save an entry needs its log, whether or not he may make logs.

        :param desk: ``scenic.desk`` record
        :param date day: the desk's local day
        :return: ``scenic.duty.log`` record in the caller's environment
        :raise ConcurrencyError: when another transaction makes the same log at this moment; Odoo then runs the
            request again, and the second run finds it
        """
        logs = self.sudo()
        log = logs.search_fetch(
            [("desk_id", "=", desk.id), ("date", "=", day)], ["desk_id", "date", "company_id", "state"], limit=1
        )
        if not log:
            try:
                with self.env.cr.savepoint():
                    log = logs.create({"desk_id": desk.id, "date": day})
            except psycopg2.errors.UniqueViolation as error:
                raise ConcurrencyError(f"log of desk {desk.id} on {day}") from error
        return log.with_env(self.env)

    def action_close(self):
        """Close the day."""
        return self._transition("closed")

    def action_reopen(self):
        """Reopen a closed day (centre manager)."""
        return self._transition("open")
