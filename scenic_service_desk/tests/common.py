"""What most tests start from: a company with two desks, and somebody in every role."""

from unittest.mock import patch

from odoo import fields
from odoo.tests import new_test_user

from odoo.addons.base.tests.common import BaseCommon
from odoo.addons.scenic_service_desk.models import match_queue

MODULE = "scenic_service_desk"
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


class ScenicCommon(BaseCommon):
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

    @classmethod
    def category(cls, name):
        """A shipped category by the end of its XML id."""
        return cls.env.ref(f"{MODULE}.item_category_{name}")

    @classmethod
    def new_entry(cls, model_name, user=None, **values):
        """An entry of a register at the desk, made by ``user`` (the agent)."""
        return cls.env[model_name].with_user(user or cls.agent).create({"desk_id": cls.desk.id, **values})

    @classmethod
    def new_item(cls, user=None, category="umbrella", **values):
        """A found item, entered by ``user`` (the agent)."""
        values = {
            "description": "Black folding umbrella",
            "category_id": cls.category(category).id,
            "desk_id": cls.desk.id,
            "zone_id": cls.zone.id,
            **values,
        }
        return cls.env["scenic.found.item"].with_user(user or cls.agent).create(values)

    @classmethod
    def new_on_site(cls, user=None, **values):
        """A find on site, entered by the crew leader."""
        values = {
            "source": "on_site",
            "finder_employee_id": cls.plain_employee.id,
            "witness_id": cls.agent_employee.id,
            "crew_leader_id": (user or cls.crew_leader).employee_id.id,
            **values,
        }
        return cls.new_item(user or cls.crew_leader, **values)

    @classmethod
    def today_log(cls, desk=None):
        """The log of today of a desk (the visitor centre)."""
        desk = desk or cls.desk
        return cls.env["scenic.duty.log"]._of_day(desk, desk._local_date(fields.Datetime.now()))

    @classmethod
    def close_log(cls, log):
        """Close a day as if all were there: what closing wants is tested where it is the matter."""
        log.sudo()._transition("closed", {"closed_by_id": cls.agent_employee.id, "closed_at": fields.Datetime.now()})
        return log

    @classmethod
    def new_note(cls, user=None, **values):
        """A log entry, typed by ``user`` (the agent)."""
        values = {"text": "The coach of a school class broke down", "desk_id": cls.desk.id, **values}
        return cls.env["scenic.duty.entry"].with_user(user or cls.agent).create(values)

    @classmethod
    def new_handover(cls, user=None, **values):
        """A handover being prepared by ``user`` (the agent)."""
        values = {"desk_id": cls.desk.id, **values}
        return cls.env["scenic.handover"].with_user(user or cls.agent).create(values)

    @classmethod
    def new_claim(cls, item, user=None, **values):
        """A claim with all an ordinary return needs."""
        values = {
            "item_id": item.id,
            "desk_id": cls.desk.id,
            "visitor_name": "Li Lei",
            "visitor_phone": "138 1234 5678",
            "description": "lost it this morning near the gate",
            "signed_on_paper": True,
            **values,
        }
        return cls.env["scenic.claim"].with_user(user or cls.agent).create(values)

    @classmethod
    def compared_claim(cls, item, user=None, **values):
        """A claim on a valuable, compared and judged: ready to be submitted."""
        claim = cls.new_claim(item, user, id_type="id_card", id_number_entry="11010519491231002x", **values)
        for answer in claim.answer_ids:
            answer.answer = "As it is"
        claim.action_compare()
        claim.write({"verdict": "match", "verdict_reason": "He knew the lock screen."})
        return claim

    @classmethod
    def approved_claim(cls, item, user=None, approver=None, **values):
        """A claim on a valuable, approved by the supervisor."""
        claim = cls.compared_claim(item, user, **values)
        claim.action_submit()
        claim.with_user(approver or cls.supervisor).action_approve()
        return claim

    @classmethod
    def new_transfer(cls, items, kind="custodian", user=None, **values):
        """A list of its own for ``items``, drawn up by ``user`` (the agent)."""
        transfers = cls.env["scenic.custody.transfer"].with_user(user or cls.agent)
        transfer = transfers._draft(kind, items.with_env(transfers.env), top_up=False)
        if values:
            transfer.write(values)
        return transfer

    @classmethod
    def to_custodian(cls, items, **values):
        """Items handed to the custodian by the agent, both at their own logins."""
        transfer = cls.new_transfer(items, **values)
        transfer.action_give()
        transfer.with_user(cls.custodian).action_receive_all()
        return transfer

    @classmethod
    def topic(cls, name):
        """A shipped topic of inquiries by the end of its XML id."""
        return cls.env.ref(f"{MODULE}.inquiry_topic_{name}")

    @classmethod
    def new_inquiry(cls, user=None, topic="tickets", **values):
        """A call, answered at once by ``user`` (the agent)."""
        values = {"topic_id": cls.topic(topic).id, "desk_id": cls.desk.id, **values}
        return cls.env["scenic.inquiry"].with_user(user or cls.agent).create(values)

    @classmethod
    def new_report(cls, user=None, **values):
        """A lost report, taken by ``user`` (the agent)."""
        values = {
            "description": "Black folding umbrella",
            "visitor_name": "Li Lei",
            "visitor_phone": "138 1234 5678",
            "zone_ids": cls.zone.ids,
            "desk_id": cls.desk.id,
            **values,
        }
        return cls.env["scenic.lost.report"].with_user(user or cls.agent).create(values)

    @classmethod
    def new_callback(cls, user=None, **values):
        """A call-back made by hand by ``user`` (the agent)."""
        values = {"subject": "Thanks for his advice", "visitor_phone": "139 8765 4321", **values}
        return cls.new_entry("scenic.callback", user, **values)

    @classmethod
    def complaint_category(cls, name):
        """A shipped category of complaints by the end of its XML id."""
        return cls.env.ref(f"{MODULE}.complaint_category_{name}")

    @classmethod
    def new_complaint(cls, user=None, **values):
        """A complaint, taken by ``user`` (the agent)."""
        values = {
            "description": "Waited 40 minutes, nobody said why",
            "category_id": cls.complaint_category("order_queue").id,
            "zone_id": cls.zone.id,
            "visitor_name": "Li Lei",
            "visitor_phone": "138 1234 5678",
            **values,
        }
        return cls.new_entry("scenic.complaint", user, **values)

    @classmethod
    def new_missing(cls, user=None, **values):
        """A boy whom his mother misses, told to ``user`` (the agent)."""
        values = {
            "person_name": "Xiaoming",
            "sex": "male",
            "age": 5,
            "height": 110,
            "clothing": "red jacket, blue trousers",
            "zone_id": cls.zone.id,
            "visitor_name": "Li Mei",
            "visitor_phone": "138 1234 5678",
            "relation": "mother",
            **values,
        }
        return cls.new_entry("scenic.missing.person", user, **values)

    @classmethod
    def new_deed(cls, user=None, **values):
        """A good deed of the gardener's, entered by ``user`` (the agent)."""
        values = {
            "doer_id": cls.plain_employee.id,
            "kind_id": cls.env.ref(f"{MODULE}.good_deed_kind_helped").id,
            "description": "Carried a pushchair up the stairs",
            **values,
        }
        return cls.new_entry("scenic.good.deed", user, **values)

    @classmethod
    def new_phone(cls, user=None, **values):
        """A valuable with marks on file."""
        values = {"marks_entry": "Cracked corner", "description": "Huawei phone", **values}
        return cls.new_item(user, category="phone", **values)

    @classmethod
    def new_incident(cls, user=None, kind="injury", **values):
        """An incident at the desk, raised by ``user`` (the agent)."""
        values = {
            "type_id": cls.env.ref(f"{MODULE}.incident_type_{kind}").id,
            "description": "Slipped on the wet steps",
            "zone_id": cls.zone.id,
            **values,
        }
        return cls.new_entry("scenic.incident", user, **values)
