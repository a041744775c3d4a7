from odoo import api, fields, models


class MaintenanceRequest(models.Model):
    """Repairs that checks, hazards and patrols ask for (registers 11, 12 and 15)."""

    _inherit = "maintenance.request"

    scenic_source_ref = fields.Reference(
        [("scenic.asset.check", "Asset Check"), ("scenic.hazard", "Hazard"), ("scenic.patrol", "Patrol")],
        "Reported In",
        readonly=True,
        copy=False,
    )

    @api.model
    def _report_damage(self, title, text, record, employee, company, equipment):
        """Ask for a repair: one open request per equipment, a note in it when there is one already.

        sudo: whoever finds the damage need not manage maintenance.
        :param str title: what the repairers read first
        :param str text: what is wrong
        :param record: the entry of a register it was found in
        :param employee: ``hr.employee`` record who found it
        :param company: ``res.company`` record
        :param equipment: ``maintenance.equipment`` record, empty for a facility that is none
        :return: ``maintenance.request`` record, sudo
        """
        requests = self.sudo().with_company(company)
        link = record.sudo()._get_html_link()
        if request := requests._open_request(equipment):
            request.message_post(body=self.env._("Reported again: %(text)s (%(record)s)", text=text, record=link))
            if user := employee.sudo().user_id:
                request.message_subscribe(user.partner_id.ids)
            return request
        request = requests.create(
            {
                "name": title[:200],
                "description": False if text in title else text,
                "equipment_id": equipment.id,
                "company_id": company.id,
                "employee_id": employee.id,
                "maintenance_type": "corrective",
                "maintenance_team_id": requests._repair_team(equipment, company).id,
                "scenic_source_ref": f"{record._name},{record.id}",
            }
        )
        request.message_post(body=self.env._("Reported in %s", link))
        return request

    @api.model
    def _open_request(self, equipment):
        """The request an equipment has already; two counters that report the same thing ask one after the other."""
        if not equipment:
            return self.browse()
        self.env.cr.execute("SELECT id FROM maintenance_equipment WHERE id = %s FOR UPDATE", [equipment.id])
        return self.search(
            [("equipment_id", "=", equipment.id), ("archive", "=", False), ("stage_id.done", "=", False)], limit=1
        )

    @api.model
    def _repair_team(self, equipment, company):
        """Who repairs: a request cannot be without a team.

        sudo: as in ``_report_damage``.
        :return: ``maintenance.team`` record
        """
        teams = self.env["maintenance.team"].sudo()
        own = equipment.sudo().maintenance_team_id
        team = own.filtered(lambda team: team.company_id in (company, self.env["res.company"]))
        team = team or teams.search([("company_id", "in", [company.id, False])], order="company_id, id", limit=1)
        return team or teams.create({"name": self.env._("Internal Maintenance"), "company_id": company.id})
