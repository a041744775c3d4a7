from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

# as many as are counted; more is "many"
_MOST = 100


class ScenicComplaint(models.Model):
    """Earlier entries of the same visitor, about the same employee, of the same place (register 3)."""

    _inherit = "scenic.complaint"

    same_visitor_count = fields.Integer("Earlier by This Visitor", compute="_compute_earlier")
    same_employee_count = fields.Integer("Earlier About This Employee", compute="_compute_earlier")
    same_place_count = fields.Integer("Earlier at This Place", compute="_compute_earlier")

    def _earlier_domains(self):
        """What counts as earlier: by phone number ever, about an employee within a year, at a place within 90 days.

        sudo: the phone's key is read for comparing alone.
        :return: dict of Domain, a false one where nothing is known
        """
        self.ensure_one()
        day = self.day or fields.Date.context_today(self)
        others = Domain("id", "!=", self._origin.id) & Domain("date", "<=", self.date or fields.Datetime.now())
        key = self.sudo().visitor_phone_key
        employee = self.against_employee_id._origin
        zone = self.zone_id._origin
        year, quarter = day - relativedelta(years=1), day - relativedelta(days=90)
        return {
            "same_visitor_count": others & Domain("visitor_phone_key", "=", key) if key else Domain.FALSE,
            "same_employee_count": (
                others
                & Domain("day", ">=", year)
                & (Domain("against_employee_id", "=", employee.id) | Domain("fault_employee_id", "=", employee.id))
                if employee
                else Domain.FALSE
            ),
            "same_place_count": (
                others & Domain("day", ">=", quarter) & Domain("zone_id", "=", zone.id) if zone else Domain.FALSE
            ),
        }

    @api.depends_context("uid")
    @api.depends("visitor_phone", "against_employee_id", "zone_id", "date")
    def _compute_earlier(self):
        """All counts in one query; each stops at a hundred."""
        names = ("same_visitor_count", "same_employee_count", "same_place_count")
        parts = []
        for number, complaint in enumerate(self):
            for name, domain in complaint._earlier_domains().items():
                query = self._search(domain, limit=_MOST) if not domain.is_false() else None
                if query is not None and not query.is_empty():
                    found = query.select(SQL("1"))
                    parts.append(SQL("SELECT %s, %s, (SELECT COUNT(*) FROM (%s) AS found)", number, name, found))
        rows = self.env.execute_query(SQL(" UNION ALL ").join(parts)) if parts else []
        counts = {(number, name): count for number, name, count in rows}
        for number, complaint in enumerate(self):
            for name in names:
                complaint[name] = counts.get((number, name), 0)

    def _open_earlier(self, name, title):
        action = self.env["ir.actions.act_window"]._for_xml_id("scenic_service_desk.complaint_action")
        return {**action, "name": title, "domain": list(self._earlier_domains()[name]), "context": {}}

    def action_same_visitor(self):
        """The earlier entries of the same visitor.

        :return: act_window
        """
        self.ensure_one()
        return self._open_earlier("same_visitor_count", self.env._("Earlier by This Visitor"))

    def action_same_employee(self):
        """The earlier entries about the same employee.

        :return: act_window
        """
        self.ensure_one()
        return self._open_earlier("same_employee_count", self.env._("Earlier About This Employee"))

    def action_same_place(self):
        """The earlier entries of the same place.

        :return: act_window
        """
        self.ensure_one()
        return self._open_earlier("same_place_count", self.env._("Earlier at This Place"))
