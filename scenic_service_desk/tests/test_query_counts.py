from lxml import etree

from odoo.tests import tagged

from .common import ScenicCommon

# measured; a change that needs more has to say why: what is new, be it one or ten, is put into the queue that compares it
# with lost reports
CREATE_ONE = 14
CREATE_TEN = 14
LIST_PAGE = 9
CREATE_CALL = 7
CALL_PAGE = 10
COMPLAINT_PAGE = 8


@tagged("post_install", "-at_install")
class TestQueryCounts(ScenicCommon):
    """What the counter does all day stays cheap."""

    @classmethod
    def default_env_context(cls):
        return {}  # with history and followers, as in real life

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.vals = {
            "description": "Black folding umbrella",
            "category_id": cls.category("umbrella").id,
            "desk_id": cls.desk.id,
            "zone_id": cls.zone.id,
            "employee_id": cls.agent_employee.id,
        }
        cls.items = cls.env["scenic.found.item"].with_user(cls.agent)

    @classmethod
    def _create(cls, count):
        items = cls.items.create([dict(cls.vals) for _i in range(count)])
        cls.env.flush_all()
        return items

    def _specification(self, view):
        """What the web client asks for a list: the fields of its view."""
        fields = {
            node.get("name") for node in etree.fromstring(self.items.get_view(view_type=view)["arch"]).iter("field")
        }
        return {
            name: {"fields": {"display_name": {}}} if self.items._fields[name].type == "many2one" else {}
            for name in fields
        }

    def _forget(self):
        """A fresh request on a running server: its caches are warm, the records are not."""
        for _time in range(2):
            self._create(1)
            self.env.invalidate_all()

    def test_create_one(self):
        self._forget()
        with self.assertQueryCount(CREATE_ONE):
            self._create(1)

    def test_create_ten(self):
        self._forget()
        with self.assertQueryCount(CREATE_TEN):
            self._create(10)

    def test_list_page(self):
        self._create(80)
        specification = self._specification("list")
        self.items.web_search_read([], specification, limit=80)
        self.env.invalidate_all()
        with self.assertQueryCount(LIST_PAGE):
            page = self.items.web_search_read([], specification, limit=80)
        self.assertEqual(len(page["records"]), 80)


@tagged("post_install", "-at_install")
class TestInquiryQueryCounts(ScenicCommon):
    """Hundreds of calls a day: each costs little more than a bare record with a history."""

    @classmethod
    def default_env_context(cls):
        return {}  # with history and followers, as in real life

    def _call(self, count=1):
        vals = {
            "topic_id": self.topic("ticket_prices").id,
            "desk_id": self.desk.id,
            "employee_id": self.agent_employee.id,
            "question": "How much?",
        }
        calls = self.env["scenic.inquiry"].with_user(self.agent).create([dict(vals) for _i in range(count)])
        self.env.flush_all()
        return calls

    def _forget(self):
        for _time in range(2):
            self._call()
            self.env.invalidate_all()

    def test_record_one(self):
        self._forget()
        with self.assertQueryCount(CREATE_CALL):
            self._call()

    def test_record_ten(self):
        self._forget()
        with self.assertQueryCount(CREATE_CALL):
            self._call(10)

    def test_list_page(self):
        calls = self._call(80)
        arch = etree.fromstring(calls.get_view(view_type="list")["arch"])
        names = {node.get("name") for node in arch.iter("field")}
        specification = {
            name: {"fields": {"display_name": {}}} if calls._fields[name].type == "many2one" else {} for name in names
        }
        calls.web_search_read([], specification, limit=80)
        self.env.invalidate_all()
        with self.assertQueryCount(CALL_PAGE):
            page = calls.web_search_read([], specification, limit=80)
        self.assertEqual(len(page["records"]), 80)


@tagged("post_install", "-at_install")
class TestComplaintQueryCounts(ScenicCommon):
    """The list of what is open is looked at all day."""

    @classmethod
    def default_env_context(cls):
        return {}  # with history and followers, as in real life

    def test_list_page(self):
        """Complaints of subcategories, about an employee: names cost one query a register."""
        kinds = ["order_queue", "staff_attitude", "ticket_refund"]
        for kind in kinds:
            self.new_complaint(category_id=self.complaint_category(kind).id, against_employee_id=self.plain_employee.id)
        self.env.flush_all()
        complaints = self.env["scenic.complaint"].with_user(self.agent)
        arch = etree.fromstring(complaints.get_view(view_type="list")["arch"])
        specification = {
            name: {"fields": {"display_name": {}}} if complaints._fields[name].type == "many2one" else {}
            for name in {node.get("name") for node in arch.iter("field")}
        }
        asked = [("state", "=", "received")]
        complaints.web_search_read(asked, specification, limit=80)
        self.env.invalidate_all()
        with self.assertQueryCount(COMPLAINT_PAGE):
            page = complaints.web_search_read(asked, specification, limit=80)
        self.assertGreaterEqual(len(page["records"]), len(kinds))
