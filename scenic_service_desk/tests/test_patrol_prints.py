from unittest.mock import patch

from freezegun import freeze_time

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .paper import PaperCommon
from .patrol import PatrolCommon


@tagged("post_install", "-at_install")
@freeze_time("2026-05-12 01:30:00")  # 9:30 in Shanghai
class TestPatrolPrints(PatrolCommon, PaperCommon):
    """The patrol sheet, the blank one, and the sheet that hangs at a post."""

    def test_sheet_shows_who_signed_when_and_what_was_found(self):
        patrol = self.round()
        visit = self.scan(self.gate)
        visit._countersign(self.agent_employee, "login", visit.signed_at)
        self.finding(visit, "order", result="abnormal", remark="Queue to the road", action_taken="second gate opened")
        html = self.html("patrol_report", patrol, self.duty)
        for text in (
            patrol.name,
            "Morning Round",
            "P1 Main Gate",
            "09:00–10:00",
            "09:30",
            "On Time",
            "duty Manager",
            "agent Wang",
            "Queue to the road",
            "second gate opened",
            "10:00–11:00",
        ):
            with self.subTest(text):
                self.assertIn(text, html)

    def test_rounds_print_together_each_on_its_page(self):
        patrols = self.round() + self.env["scenic.patrol"].create({"desk_id": self.desk.id})
        pages = self.pages(self.pdf("patrol_report", patrols))
        self.assertEqual(len(pages), 2)
        for patrol, page in zip(patrols, pages, strict=True):
            self.assertIn(patrol.name, page)

    def test_blank_sheet_names_the_posts_of_the_rounds(self):
        form = self.env["scenic.blank.form"].with_user(self.agent)
        for desk, posts in ((self.desk, 1), (self.kiosk, 0)):
            blank = form.create({"form": "patrol", "copies": 2, "desk_id": desk.id})
            self.assertEqual(blank.action_print()["report_name"], "scenic_service_desk.report_blank_patrol")
            pages = self.pages(self.pdf("blank_patrol_report", blank))
            self.assertEqual([page.count("P1 Main Gate") for page in pages], [posts] * 2)

    def test_code_of_a_post_signs_it(self):
        posts = self.gate + self.bridge
        with patch.object(type(self), "agent", self.manager):
            pdf = self.pdf("checkpoint_sheet_report", posts)
        self.assertEqual(self.codes(pdf), [[post.with_user(self.manager)._scan_url()] for post in posts])
        for page, post in zip(self.pages(pdf), posts, strict=True):
            self.assertIn(post.name, page)
            self.assertIn("Duty Manager's Patrol Post", page)

    def test_who_is_no_manager_prints_no_code(self):
        for user in (self.duty, self.supervisor):
            with self.subTest(user.login), self.assertRaisesRegex(AccessError, "centre manager"):
                self.html("checkpoint_sheet_report", self.gate, user)
        with self.assertRaises(AccessError):
            self.gate.with_user(self.supervisor).action_print_sheet()
