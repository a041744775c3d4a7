from datetime import datetime, timedelta

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .common import MODULE, ScenicCommon


@tagged("post_install", "-at_install")
class TestOnSite(ScenicCommon):
    """Finds registered on the spot, by the agent or in urgency by the crew leader."""

    def _remind(self):
        self.env["scenic.found.item"]._cron_report_not_brought_in()

    def test_begins_on_site(self):
        item = self.new_on_site()
        self.assertEqual((item.state, item.custody_move_ids.kind), ("on_site", "found"))

    def test_agent_on_the_spot_needs_no_witness(self):
        item = self.new_item(source="on_site", finder_employee_id=self.plain_employee.id)
        self.assertEqual(item.state, "on_site")

    def test_crew_leader_needs_a_witness(self):
        with self.assertRaisesRegex(ValidationError, "witness"):
            self.new_on_site(witness_id=False)

    def test_finder_witness_and_crew_leader_are_three(self):
        with self.assertRaisesRegex(ValidationError, "different persons"):
            self.new_on_site(witness_id=self.plain_employee.id)

    def test_staff_find_names_its_finder(self):
        for source in ("employee", "on_site"):
            with self.subTest(source), self.assertRaisesRegex(ValidationError, "who found it"):
                self.new_item(source=source)

    def test_crew_leader_is_filled_in(self):
        item = (
            self.env["scenic.found.item"]
            .with_user(self.crew_leader)
            .create(
                {
                    "description": "Cap",
                    "category_id": self.category("clothing").id,
                    "finder_employee_id": self.plain_employee.id,
                    "witness_id": self.agent_employee.id,
                }
            )
        )
        self.assertRecordValues(item, [{"source": "on_site", "crew_leader_id": self.crew_leader_employee.id}])

    def test_returned_at_once_by_the_crew_leader(self):
        item = self.new_on_site()
        claim = (
            self.env["scenic.claim"]
            .with_user(self.crew_leader)
            .with_context(default_item_id=item.id)
            .create(
                {
                    "visitor_name": "Li Lei",
                    "visitor_phone": "13812345678",
                    "description": "A cap",
                    "signed_on_paper": True,
                    "desk_id": self.desk.id,
                }
            )
        )
        claim.action_hand_over()
        self.assertEqual((item.state, claim.tier), ("returned", "on_site"))
        self.assertEqual(claim.crew_leader_id, self.crew_leader_employee)

    def test_valuable_is_returned_on_the_crew_leaders_signature(self):
        item = self.new_on_site(category="phone")
        claim = self.new_claim(item, self.crew_leader, crew_leader_id=self.crew_leader_employee.id)
        claim.action_hand_over()
        signatures = self.env["scenic.signature"].search(
            [("res_model", "=", "scenic.claim"), ("res_id", "=", claim.id)]
        )
        self.assertRecordValues(
            signatures.filtered(lambda signature: signature.role == "approver"),
            [{"employee_id": self.crew_leader_employee.id, "method": "login"}],
        )

    def test_valuable_on_site_without_a_crew_leader_needs_a_second_person(self):
        item = self.new_item(category="phone", source="on_site", finder_employee_id=self.plain_employee.id)
        claim = self.new_claim(item, crew_leader_id=self.crew_leader_employee.id)
        self.assertEqual((claim.tier, claim.needs_approval), ("valuable", True))
        with self.assertRaisesRegex(UserError, "approval"):
            claim.action_hand_over()

    def test_crew_leader_who_signs_is_the_one_who_registered(self):
        claim = self.new_claim(self.new_on_site(), self.crew_leader, crew_leader_id=self.plain_employee.id)
        with self.assertRaisesRegex(UserError, "who registered"):
            claim.action_hand_over()

    def test_agent_enters_the_crew_leaders_form_as_a_late_entry(self):
        item = self.new_on_site()
        values = {"crew_leader_id": self.crew_leader_employee.id}
        with self.assertRaisesRegex(UserError, "late entry"):
            self.new_claim(item, **values).action_hand_over()
        self.new_claim(item, is_late_entry=True, **values).action_hand_over()
        self.assertEqual(item.state, "returned")

    def test_valuable_from_paper_shows_the_signed_form(self):
        claim = self.new_claim(
            self.new_on_site(category="phone"), is_late_entry=True, crew_leader_id=self.crew_leader_employee.id
        )
        with self.assertRaisesRegex(UserError, "photo of the signed form"):
            claim.action_hand_over()

    def test_valuable_brought_in_is_no_longer_an_on_site_claim(self):
        item = self.new_on_site(category="phone")
        claim = self.new_claim(item, self.crew_leader, crew_leader_id=self.crew_leader_employee.id)
        self.env["scenic.custody.wizard"].with_user(self.agent).create(
            {"item_ids": item.ids, "kind": "brought_in"}
        ).action_confirm()
        with self.assertRaises(UserError):
            claim.with_user(self.agent).action_hand_over()
        self.assertEqual(item.state, "at_counter")

    def test_crew_leader_brings_in_what_was_not_claimed(self):
        item = self.new_on_site()
        self.env["scenic.custody.wizard"].with_user(self.crew_leader).create(
            {"item_ids": item.ids, "kind": "brought_in"}
        ).action_confirm()
        self.assertEqual(item.state, "at_counter")
        self.assertEqual(item.sudo().custody_move_ids.mapped("kind").count("brought_in"), 1)

    def test_bringing_in_settles_the_reminder(self):
        item = self.new_on_site()
        with freeze_time(self.desk._day_end(item.date) + timedelta(minutes=5)):
            self._remind()
        self.assertTrue(item.activity_ids)
        self.env["scenic.custody.wizard"].with_user(self.crew_leader).create(
            {"item_ids": item.ids, "kind": "brought_in"}
        ).action_confirm()
        self.assertFalse(item.activity_ids)

    def test_reminder_marked_done_does_not_come_again(self):
        item = self.new_on_site()
        with freeze_time(self.desk._day_end(item.date) + timedelta(minutes=5)):
            self._remind()
            item.activity_ids.action_feedback(feedback="Tomorrow morning")
            self._remind()
        self.assertFalse(item.activity_ids)

    def test_on_site_find_lies_in_no_store_yet(self):
        self.assertFalse(self.new_on_site().location_id)

    def test_crew_leader_passes_nothing_on(self):
        with self.assertRaises(AccessError):
            self.new_transfer(self.new_on_site(), "police", self.crew_leader)

    def test_reminded_once_after_the_days_end(self):
        item = self.new_on_site()
        after = self.desk._day_end(item.date) + timedelta(minutes=5)
        with freeze_time(after):
            self._remind()
            self._remind()
        self.assertEqual(item.activity_ids.activity_type_id, self.env.ref(f"{MODULE}.mail_activity_bring_in"))
        self.assertEqual(len(item.activity_ids), 1)
        self.assertEqual(item.activity_ids.user_id, self.crew_leader)

    def test_not_reminded_before_the_days_end(self):
        noon = self.desk._utc(datetime.combine(datetime.now().date() - timedelta(days=2), datetime.min.time()))
        noon += timedelta(hours=12)
        item = self.new_on_site(date=noon, found_at=noon)
        with freeze_time(noon + timedelta(hours=7)):
            self._remind()
        self.assertFalse(item.activity_ids)

    def test_reminded_of_a_find_with_another_reminder(self):
        item = self.new_on_site(category="food")
        with freeze_time(self.desk._day_end(item.date) + timedelta(minutes=5)):
            self._remind()
        self.assertIn(self.env.ref(f"{MODULE}.mail_activity_bring_in"), item.activity_ids.activity_type_id)

    def test_not_reminded_of_what_was_brought_in(self):
        item = self.new_on_site()
        item.with_user(self.agent)._transition("at_counter")
        with freeze_time(self.desk._day_end(item.date) + timedelta(minutes=5)):
            self._remind()
        self.assertFalse(item.activity_ids)
