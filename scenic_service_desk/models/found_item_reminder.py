from odoo import api, fields, models


class ScenicFoundItem(models.Model):
    """What one is reminded of about an item, as its list shows it."""

    _inherit = "scenic.found.item"

    reminder_on = fields.Date("Reminder", compute="_compute_reminder_on")

    @api.depends_context("uid")
    def _compute_reminder_on(self):
        """The day of the earliest reminder that the user may see, from one query: Odoo's own field needs four a page.

        sudo: which ones he may see is decided here, as for activities everywhere: his own, and those of entries on
        which he may write messages.
        """
        rows = (
            self.env["mail.activity"]
            .sudo()
            ._read_group(
                [("res_model", "=", self._name), ("res_id", "in", self.ids)],
                ["res_id", "user_id"],
                ["date_deadline:min"],
            )
        )
        others = self.browse({res_id for res_id, user, _day in rows if user.id != self.env.uid})
        open_ids = set(others._filtered_access(self._mail_post_access).ids)
        days = {}
        for res_id, user, day in rows:
            if user.id == self.env.uid or res_id in open_ids:
                days[res_id] = min(day, days.get(res_id, day))
        for item in self:
            item.reminder_on = days.get(item._origin.id)
