from odoo import fields, models


class ScenicChainMixin(models.AbstractModel):
    """Who fills the roles of a notification chain at this desk on this day."""

    _inherit = "scenic.chain.mixin"

    def _chain_people(self, steps):
        """The people of the steps; nobody of another company is among them.

        sudo: by ``_chain_rows``' reason.
        :param tuple steps: as of ``scenic.chain.template._steps``
        :return: dict: (role, employee's id) → ``hr.employee`` recordset, sudo
        """
        self.ensure_one()
        desk, company = self.desk_id.sudo(), self.company_id.sudo()
        employees = self.env["hr.employee"].sudo()
        roles = {step["role"] for step in steps}
        found = dict.fromkeys(roles, employees)
        users = {
            "supervisor": desk.supervisor_id,
            "safety_officer": desk.safety_officer_id,
        }
        users = {role: user for role, user in users.items() if role in roles and user}
        if users:
            of_users = employees.search_fetch(
                [("user_id", "in", [user.id for user in users.values()]), ("company_id", "=", company.id)],
                ["user_id"],
            ).grouped("user_id")
            found |= {role: of_users.get(user, employees) for role, user in users.items()}
        if roles & {"duty_manager", "duty_leader"}:
            day = (
                self.env["scenic.duty.day"]
                .sudo()
                .search(
                    [
                        ("company_id", "=", company.id),
                        ("date", "=", desk._local_date(fields.Datetime.now())),
                    ],
                    limit=1,
                )
            )
            found |= {"duty_manager": day.manager_id, "duty_leader": day.leader_ids}
        if roles & {"section_head", "department_manager"}:
            section = self._chain_department().sudo()
            found |= {"section_head": section.manager_id, "department_manager": section.parent_id.manager_id}
        if "security" in roles:
            found["security"] = company.scenic_security_ids
        if "company_leader" in roles:
            found["company_leader"] = company.scenic_leader_ids
        people = {}
        for step in steps:
            named = employees.browse(step["employee_id"] or ())
            persons = named or found.get(step["role"], employees)
            people[step["role"], step["employee_id"]] = persons.filtered(
                lambda person: person.active and person.company_id == company
            )
        return people
