from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import SQL

# how many items one list holds at most when a job draws it up
_BATCH = 200


class ScenicCustodyTransfer(models.Model):
    """What the day's end wants: the day's valuables are with the custodian (register 9)."""

    _inherit = "scenic.custody.transfer"

    @api.model
    def _closing_gaps(self, log):
        """The day's valuables that are still at the counter, and those that only wait for the custodian's signature.

        :param log: ``scenic.duty.log`` record
        :return: list of dicts, see ``scenic.register.mixin``
        """
        gaps = super()._closing_gaps(log)
        if not log.desk_id.valuables_daily:
            return gaps
        items = log.desk_id._valuables_at_counter(log._start() + timedelta(days=1))
        handed = items._open_transfer_lines().filtered(lambda line: line.transfer_state == "handed")
        if waiting := items & handed.item_id:
            gaps.append(
                {
                    "key": "valuables_unsigned",
                    "text": self.env._(
                        "Valuables that wait for the custodian's signature: %(count)s (%(lists)s).",
                        count=len(waiting),
                        lists=", ".join(handed.transfer_id.mapped("name")),
                    ),
                    "action": handed.transfer_id[:1]._form_action(),
                }
            )
        if left := items - waiting:
            gaps.append(
                {
                    "key": "valuables",
                    "text": self.env._("Valuables at the counter and not with the custodian yet: %s.", len(left)),
                    "method": "action_hand_valuables",
                }
            )
        return gaps

    @api.model
    def _cron_draft_police(self):
        """Draw up the lists of what is due to the police by rule, where a company wants that; once, however often.

        Of two jobs at once the second leaves everything to the first.
        """
        self.env.cr.execute(SQL("SELECT pg_try_advisory_xact_lock(hashtext('scenic_draft_police'))"))
        if not self.env.cr.fetchone()[0]:
            return
        for company in self.env["res.company"].search([("scenic_police_by_rule", "=", True)]):
            items = self.env["scenic.found.item"].with_company(company)
            due = items.search(
                [
                    ("company_id", "=", company.id),
                    ("state", "in", ("at_counter", "in_custody")),
                    ("keep_until", "<", fields.Datetime.now()),
                    ("destination", "=", "police"),
                    ("transfer_line_ids", "not any", [("result", "=", "open")]),
                ],
                order="keep_until, id",
            )
            for desk, own in due.grouped("desk_id").items():
                for start in range(0, len(own), _BATCH):
                    transfer = self.with_company(company)._draft("police", own[start : start + _BATCH])
                    transfer._remind_of_draft(desk)

    def _remind_of_draft(self, desk):
        """Remind whoever passes things on that a list waits for him, once."""
        xml_id = "scenic_service_desk.mail_activity_sign_transfer"
        if not self.activity_search([xml_id]):
            user = desk._responsible_reader(self, "custodian_id", "supervisor_id", "manager_id")
            self._remind_user(xml_id, user)


class ResCompany(models.Model):
    """Whether what is due to the police is put on lists by a job."""

    _inherit = "res.company"

    scenic_police_by_rule = fields.Boolean(
        "Police Lists by Rule",
        help="Every day what is past its period and goes to the police by its rule is put on a list to be signed.",
    )


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    scenic_police_by_rule = fields.Boolean(related="company_id.scenic_police_by_rule", readonly=False)


class ScenicDutyLog(models.Model):
    """Where the day's valuables are handed on from."""

    _inherit = "scenic.duty.log"

    def action_hand_valuables(self):
        """Draw up the list of the valuables that are still at the counter.

        :return: act_window
        """
        self.ensure_one()
        return self.desk_id.action_hand_valuables()
