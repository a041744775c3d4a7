from lxml import etree

from odoo.tests import tagged

from .common import ScenicCommon

# measured; a change that needs more has to say why
CREATE_ONE = 17
CREATE_TEN = 17
LIST_PAGE = 10


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
