from typing import NamedTuple

from odoo import api, fields, models
from odoo.tools import SQL


class Person(NamedTuple):
    """Somebody to be told, with what telling him needs."""

    employee_id: int
    name: str
    user_id: int | None  # a login that is active, internal and of the company
    partner_id: int | None
    lang: str | None
    tz: str | None
    has_email: bool


class ScenicChainMixin(models.AbstractModel):
    """Who fills the roles of a notification chain at this desk on this day.

    Each query is made once for the whole chain: people wait for whoever reports something.
    """

    _inherit = "scenic.chain.mixin"

    def _chain_people(self, steps):
        """The people of the steps; nobody of another company is among them.

        sudo: who fills a role, and whose login is whose, is not everybody's to read; telling them is everybody's duty.

        :param tuple steps: as of ``scenic.chain.template._steps``
        :return: dict: (role, employee's id) → list of Person
        """
        self.ensure_one()
        desk, company = self.desk_id.sudo(), self.company_id.sudo()
        roles = {step["role"] for step in steps}
        # the centre's manager steps in for a supervisor who has left or was never named
        users = {
            "supervisor": desk.supervisor_id.ids + desk.manager_id.ids,
            "safety_officer": desk.safety_officer_id.ids,
        }
        users = {role: ids for role, ids in users.items() if role in roles and ids}
        employees = self._chain_planned(roles) | self._chain_heads(roles)
        if "security" in roles:
            employees["security"] = company.scenic_security_ids.ids
        if "company_leader" in roles:
            employees["company_leader"] = company.scenic_leader_ids.ids
        named = {step["employee_id"] for step in steps if step["employee_id"]}
        wanted = named.union(*employees.values())
        by_employee, by_user = self._chain_facts(company, wanted, set().union(*users.values()))
        people = {}
        for step in steps:
            role, employee = step["role"], step["employee_id"]
            if employee:
                persons = [by_employee.get(employee)]
            elif role in users:
                persons = [by_user[user] for user in users[role] if user in by_user][:1]
            else:
                persons = [by_employee.get(one) for one in employees.get(role, ())]
            people[role, employee] = [person for person in persons if person]
        return people

    def _chain_planned(self, roles):
        """Who has duty for the park on the desk's day. sudo: as in ``_chain_people``."""
        if not roles & {"duty_manager", "duty_leader"}:
            return {}
        domain = [
            ("company_id", "=", self.company_id.id),
            ("date", "=", self.desk_id.sudo()._local_date(fields.Datetime.now())),
        ]
        day = self.env["scenic.duty.day"].sudo().search_fetch(domain, ["manager_id"], limit=1)
        planned = {"duty_manager": day.manager_id.ids}
        if "duty_leader" in roles:
            planned["duty_leader"] = day.leader_ids.ids
        return planned

    def _chain_heads(self, roles):
        """The head of the section concerned, and the manager of the department it belongs to."""
        if not roles & {"section_head", "department_manager"}:
            return {}
        section_id = self._chain_department_id()
        if not section_id:
            return {}
        self.env["hr.department"].flush_model(["manager_id", "parent_id"])
        [(head, manager)] = self.env.execute_query(
            SQL(
                "SELECT section.manager_id, department.manager_id FROM hr_department section"
                " LEFT JOIN hr_department department ON department.id = section.parent_id WHERE section.id = %s",
                section_id,
            )
        )
        return {"section_head": [head] if head else [], "department_manager": [manager] if manager else []}

    def _chain_department_id(self):
        """The section whose head is told: the department concerned, else that of who made the entry.

        :return: int, or False
        """
        if department := self._chain_department():
            return department.id
        self.env["hr.employee"].flush_model(["current_version_id"])
        self.env["hr.version"].flush_model(["department_id"])
        rows = self.env.execute_query(
            SQL(
                "SELECT version.department_id FROM hr_employee employee JOIN hr_version version"
                " ON version.id = employee.current_version_id WHERE employee.id = %s",
                self.employee_id.id or 0,
            )
        )
        return bool(rows) and rows[0][0]

    @api.model
    def _chain_facts(self, company, employee_ids, user_ids):
        """What telling people needs to know of them, in one query.

        :param company: ``res.company`` record; who is not employed there is left out
        :param set employee_ids: ids of employees
        :param set user_ids: ids of users whose employees are wanted
        :return: tuple of two dicts of Person: by employee's id, by user's id
        """
        self.env["hr.employee"].flush_model(["active", "company_id", "name", "user_id"])
        self.env["res.users"].flush_model(["active", "share", "partner_id", "company_ids"])
        self.env["res.partner"].flush_model(["lang", "tz", "email"])
        rows = self.env.execute_query(
            SQL(
                """
                SELECT employee.id, employee.name, login.id, partner.id, partner.lang, partner.tz,
                    coalesce(partner.email, '') <> '', employee.user_id
                FROM hr_employee employee
                LEFT JOIN res_users login ON login.id = employee.user_id AND login.active AND login.share IS NOT TRUE
                    AND EXISTS (
                        SELECT FROM res_company_users_rel rel WHERE rel.user_id = login.id AND rel.cid = %(company)s
                    )
                LEFT JOIN res_partner partner ON partner.id = login.partner_id
                WHERE employee.active AND employee.company_id = %(company)s
                    AND (employee.id = ANY(%(employees)s) OR employee.user_id = ANY(%(users)s))
                """,
                company=company.id,
                employees=list(employee_ids),
                users=list(user_ids),
            )
        )
        by_employee = {row[0]: Person(*row[:-1]) for row in rows}
        return by_employee, {row[-1]: by_employee[row[0]] for row in rows}
