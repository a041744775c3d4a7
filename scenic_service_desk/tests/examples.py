"""What the tests make entries with: one of each register, by whoever would make it."""

from odoo import fields

from odoo.addons.base.tests.common import BaseCommon

MODULE = "scenic_service_desk"


class Examples(BaseCommon):
    """Entries at the desk of ``ScenicCommon``, made by its people."""

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
