from odoo import api, fields, models


class HrEmployee(models.Model):
    """Which languages a colleague speaks, for visitors from abroad (register 2)."""

    _name = "hr.employee"
    _inherit = ["hr.employee", "scenic.remembered.mixin"]

    _remembered = ("company_id", "name", "user_id")

    scenic_language_ids = fields.Many2many(
        "res.lang",
        "scenic_employee_language_rel",
        string="Speaks With Visitors",
        context={"active_test": False},
        groups="hr.group_hr_user",
        help="Languages in which a visitor can be transferred to the employee.",
    )

    @api.model
    def _scenic_speakers(self, lang, desk):
        """Colleagues who speak a language: those on shift now first, then the desk's team, the company's desks, others.

        sudo: languages are HR's to keep; whom to transfer a visitor to, every agent may know.
        :param lang: ``res.lang`` record; any of its variants counts
        :param desk: ``scenic.desk`` record
        :return: ``hr.employee`` recordset in the caller's environment
        """
        wanted = (lang.code or "").split("_")[0]
        if not wanted:
            return self.browse()
        variants = self.env["res.lang"].with_context(active_test=False).search([("code", "=like", f"{wanted}%")])
        variants = variants.filtered(lambda variant: variant.code.split("_")[0] == wanted)
        company = desk.company_id or self.env.company
        speakers = self.sudo().search(
            [("scenic_language_ids", "in", variants.ids), ("company_id", "=", company.id)], order="name, id"
        )
        if not speakers:
            return self.browse()
        now = fields.Datetime.now()
        running = (
            self.env["scenic.shift"]
            .sudo()
            .search([("date_start", "<=", now), ("date_end", ">", now), ("company_id", "=", company.id)])
        )
        on_shift = running.employee_ids
        team = desk.sudo().member_ids
        ranked = speakers.sorted(lambda employee: (employee not in on_shift, employee not in team))
        return ranked.with_env(self.env)
