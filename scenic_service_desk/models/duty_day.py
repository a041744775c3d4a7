from odoo import api, fields, models
from odoo.tools import format_date

from ..tools.link_commands import only_links


class ScenicDutyDay(models.Model):
    """Who has duty for the whole park on a day: a manager and leaders (register 1)."""

    _name = "scenic.duty.day"
    _description = "Duty Plan"
    _order = "date desc, id desc"
    _rec_name = "date"
    _check_company_auto = True

    company_id = fields.Many2one("res.company", required=True, default=lambda self: self.env.company)
    date = fields.Date("Day", required=True, default=fields.Date.context_today)
    manager_id = fields.Many2one("hr.employee", "Duty Manager", check_company=True, ondelete="restrict")
    leader_ids = fields.Many2many("hr.employee", string="Duty Leaders", check_company=True)
    phone = fields.Char("Duty Phone")
    note = fields.Char()

    _company_date_idx = models.Index("(company_id, date DESC, id DESC)")
    _company_date_uniq = models.UniqueIndex("(company_id, date)", "There is a duty plan of this day already.")

    @api.depends("date", "manager_id")
    def _compute_display_name(self):
        """Name a day by who has it, then by its date: the calendar shows the one and stands in the other."""
        for day in self:
            day.display_name = " ".join(filter(None, [day.manager_id.name, format_date(self.env, day.date)]))

    @api.model_create_multi
    def create(self, vals_list):
        """Propose the people to the logs of their day that are there already.

        sudo: to link employees one needs to read them, which is HR's right; they are chosen among their names.
        """
        leaders = [vals.pop("leader_ids", None) for vals in vals_list]
        plans = super().create(vals_list)
        for plan, commands in zip(plans, leaders, strict=True):
            if commands:
                plan.sudo().write({"leader_ids": only_links(self.env, commands)})
        plans._propose()
        return plans

    def write(self, vals):
        """Propose changed people to the logs of the day.

        sudo: as in ``create``.
        """
        if "leader_ids" in vals and not self.env.su:
            self.check_access("write")
            super(ScenicDutyDay, self.sudo()).write({"leader_ids": only_links(self.env, vals["leader_ids"])})
        res = super().write({name: value for name, value in vals.items() if self.env.su or name != "leader_ids"})
        self._propose()
        return res

    def _propose(self):
        """Tell the open logs of these days.

        sudo: the plan is the whole park's, the logs are the desks'.
        """
        for company, plans in self.sudo().grouped("company_id").items():
            self.env["scenic.duty.log"].sudo().search(
                [("company_id", "=", company.id), ("date", "in", plans.mapped("date")), ("state", "=", "open")]
            )._propose_duty()
