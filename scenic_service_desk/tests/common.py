"""What most tests start from: a company with two desks, and somebody in every role."""

from unittest.mock import patch

from odoo.tests import new_test_user

from odoo.addons.scenic_service_desk.models import match_queue

from .examples import MODULE, Examples

# who there is, and his role
PEOPLE = {
    "agent": "agent",
    "supervisor": "supervisor",
    "manager": "manager",
    "crew_leader": "crew_leader",
    "custodian": "custodian",
    "colleague": "agent",
    "kiosk_agent": "agent",
    "deputy": "supervisor",
    "crew_mate": "crew_leader",
}
PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


class ScenicCommon(Examples):
    """A visitor centre and a kiosk.

    Every user is an attribute named after his role, his employee is ``<role>_employee``. ``colleague`` is a second
    agent of the centre, ``kiosk_agent`` works at the kiosk only, ``counter`` is the centre's shared login.
    """

    @classmethod
    def setup_main_company(cls, currency_code="CNY"):
        return super().setup_main_company(currency_code)

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # sentences are compared in the source language, whatever languages the database speaks
        cls.env["res.lang"]._activate_lang("en_US")
        cls.env = cls.env(context={**cls.env.context, "lang": "en_US"})
        cls.stock_room, cls.safe = cls.env["stock.location"].create(
            [{"name": name, "usage": "internal"} for name in ("Shelf A", "Safe")]
        )
        cls.zone = cls.env["scenic.zone"].create({"name": "Dragon Gate", "code": "Z1"})
        cls._add_people()
        cls.desk = cls.env["scenic.desk"].create(
            {
                "name": "Visitor Centre",
                "tz": "Asia/Shanghai",
                "location_id": cls.stock_room.id,
                "safe_location_id": cls.safe.id,
                "member_ids": (
                    cls.agent_employee + cls.colleague_employee + cls.supervisor_employee + cls.custodian_employee
                ).ids,
                "shared_user_ids": cls.counter.ids,
                "supervisor_id": cls.supervisor.id,
                "manager_id": cls.manager.id,
                "custodian_id": cls.custodian.id,
            }
        )
        cls.kiosk = cls.env["scenic.desk"].create(
            {"name": "Kiosk", "kind": "kiosk", "tz": "Asia/Shanghai", "member_ids": cls.kiosk_agent_employee.ids}
        )

    @classmethod
    def _new_user(cls, login, groups, **values):
        return new_test_user(
            cls.env, login=f"scenic_{login}", groups=groups, tz="Asia/Shanghai", lang="en_US", **values
        )

    @classmethod
    def _add_people(cls):
        """Users and their employees, whose PIN is 1234; all at once, as every class of tests needs them."""
        groups = {name: f"{MODULE}.group_{role}" for name, role in PEOPLE.items()}
        groups |= {"plain": "base.group_user", "counter": f"{MODULE}.group_agent"}
        users = cls.env["res.users"].create(
            [
                {
                    "login": f"scenic_{name}",
                    "name": f"{name} Wang",
                    "group_ids": cls.env.ref(group).ids,
                    "tz": "Asia/Shanghai",
                    "lang": "en_US",
                }
                for name, group in groups.items()
            ]
        )
        for name, user in zip(groups, users, strict=True):
            setattr(cls, name, user)
        staff = users[: len(PEOPLE)]
        employees = cls.env["hr.employee"].create(
            [{"name": user.name, "user_id": user.id, "pin": "1234"} for user in staff] + [{"name": "Gardener"}]
        )
        for name, employee in zip([*PEOPLE, "plain"], employees, strict=True):
            setattr(cls, f"{name}_employee", employee)

    @classmethod
    def time_left(cls, seconds=60.0):
        """A job in the test's own transaction: it commits nothing, and each time it asks there are seconds left."""
        return patch.object(cls.env.registry["ir.cron"], "_commit_progress", return_value=seconds)

    @classmethod
    def compare_at_once(cls):
        """Compare what is saved in the same transaction: tests commit nothing that a job could see."""
        cls.startClassPatcher(
            patch.object(match_queue.ScenicMatchMixin, "_match_later", lambda self: self and self._find_matches())
        )

    @classmethod
    def compare_ours_only(cls):
        """Leave out what the database holds besides: it would be proposed too."""
        cls.env.cr.execute("UPDATE scenic_found_item SET match_tokens = NULL, match_names = NULL")
        cls.env.cr.execute("UPDATE scenic_lost_report SET match_tokens = NULL, match_names = NULL")
