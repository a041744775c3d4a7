from datetime import timedelta

from odoo import fields
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from .common import MODULE, ScenicCommon


@tagged("post_install", "-at_install")
class TestRecordCountsOverHttp(HttpCase, ScenicCommon):
    """The documented call of a ticketing system: JSON-2 with an API key."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["scenic.venue"].create({"name": "Main Gate", "code": "JG1"})
        cls.robot = cls._new_user("robot", f"{MODULE}.group_agent")
        cls.day = fields.Date.to_string(fields.Date.today() - timedelta(days=1))

    def call(self, user, *rows):
        keys = self.env["res.users.apikeys"].with_user(user)
        key = keys._generate("rpc", "ticketing", fields.Datetime.now() + timedelta(days=1))
        return self.url_open(
            "/json/2/scenic.visitor.count/record_counts",
            json={"rows": list(rows)},
            headers={"Authorization": f"bearer {key}"},
        )

    def test_figures_are_entered(self):
        answer = self.call(self.robot, {"venue": "JG1", "date": self.day, "count": 12840})
        self.assertEqual((answer.status_code, answer.json()), (200, {"created": 1, "updated": 0, "unchanged": 0}))
        self.assertEqual(self.env["scenic.visitor.count"].search([("venue_id.code", "=", "JG1")]).count, 12840)

    @mute_logger("odoo.http")
    def test_wrong_rows_are_named(self):
        answer = self.call(self.robot, {"venue": "JG9", "date": self.day, "count": 1}, {"venue": "JG1"})
        self.assertEqual(answer.status_code, 422)
        self.assertIn("Row 1: There is no venue “JG9”.", answer.json()["message"])
        self.assertIn("Row 2:", answer.json()["message"])

    @mute_logger("odoo.http")
    def test_without_the_right(self):
        answer = self.call(self.plain, {"venue": "JG1", "date": self.day, "count": 1})
        self.assertEqual(answer.status_code, 403)

    @mute_logger("odoo.http")
    def test_without_a_key(self):
        answer = self.url_open("/json/2/scenic.visitor.count/record_counts", json={"rows": []})
        self.assertEqual(answer.status_code, 401)
