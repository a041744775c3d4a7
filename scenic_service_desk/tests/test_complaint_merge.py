from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain
from odoo.tests import Form, tagged

from .common import ScenicCommon


@tagged("post_install", "-at_install")
class TestComplaintMerge(ScenicCommon):
    """One matter, one entry; both numbers lead there and nothing is lost (register 3)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.first = cls.new_complaint(visitor_phone="139 0000 7788")
        cls.second = cls.new_complaint(
            visitor_phone="139 0000 7788", against_employee_id=cls.colleague_employee.id, description="Second letter"
        )

    def _merge(self, entry, survivor):
        entry.with_user(self.supervisor)._merge_into(survivor.with_user(self.supervisor))

    def _search(self, text):
        return self.env["scenic.complaint"].with_user(self.agent).search([("search_any", "=", text)])

    def test_merged_leads_to_the_survivor(self):
        self._merge(self.second, self.first)
        self.assertRecordValues(self.second, [{"state": "merged", "merged_into_id": self.first.id}])
        self.assertEqual(self.second.action_open_survivor()["res_id"], self.first.id)

    def test_both_numbers_find_the_survivor(self):
        self._merge(self.second, self.first)
        self.assertIn(self.first, self._search(self.second.name))
        self.assertEqual(self._search(self.first.name), self.first)
        found = dict(self.env["scenic.complaint"].with_user(self.agent).name_search(self.second.name))
        self.assertIn(self.first.id, found)

    def test_what_was_merged_before_goes_along(self):
        third = self.new_complaint()
        self._merge(self.second, self.first)
        self._merge(self.first, third)
        self.assertEqual(self.second.merged_into_id, third)
        self.assertIn(third, self._search(self.second.name))

    def test_nothing_is_lost(self):
        measure = self.env["scenic.complaint.measure"].create({"complaint_id": self.second.id, "name": "Train him"})
        messages = self.second.message_ids
        self._merge(self.second, self.first)
        self.assertEqual(self.second.description, "Second letter")
        self.assertLessEqual(messages, self.second.message_ids)
        self.assertEqual(measure.complaint_id, self.first)
        self.assertIn("Second letter", "".join(self.first.message_ids.mapped(lambda message: message.body or "")))

    def test_not_purged_while_the_other_goes_on(self):
        self._merge(self.second, self.first)
        tomorrow = fields.Date.add(fields.Date.today(), days=2)
        due = Domain("id", "=", self.second.id) & self.second._purge_domain(tomorrow)
        self.assertFalse(self.second.search(due))
        self.first.with_user(self.supervisor)._withdraw("x")
        self.env.flush_all()
        self.assertEqual(self.second.search(due), self.second)

    def test_whom_it_was_about_does_not_read_the_survivor_either(self):
        self._merge(self.second, self.first)
        with self.assertRaises(AccessError):
            self.first.with_user(self.colleague).read(["name"])

    def test_merging_is_the_supervisors(self):
        with self.assertRaises(AccessError):
            self.second._merge_into(self.first)

    def test_not_into_what_is_closed(self):
        self.first.with_user(self.supervisor)._withdraw("x")
        with self.assertRaisesRegex(UserError, "is closed"):
            self._merge(self.second, self.first)

    def test_clocks_of_the_merged_end(self):
        self._merge(self.second, self.first)
        self.assertFalse(self.second.next_due)
        self.assertTrue(self.first.next_due)

    def test_taken_out_again(self):
        self._merge(self.second, self.first)
        self.second.with_user(self.supervisor).action_unmerge()
        self.assertRecordValues(self.second, [{"state": "received", "merged_into_id": False}])
        self.assertTrue(self.second.next_due)

    def test_dialog_proposes_the_visitor_s_other_entries(self):
        wizards = self.env["scenic.complaint.merge"].with_user(self.supervisor)
        with Form(wizards.with_context(active_ids=self.second.ids)) as form:
            pass
        self.assertEqual(form.record.complaint_ids, self.first | self.second)
        self.assertEqual(form.record.survivor_id, self.first)
        form.record.action_confirm()
        self.assertEqual(self.second.state, "merged")

    def test_split_goes_its_own_way(self):
        new = self.first._split()
        self.assertRecordValues(
            new, [{"split_from_id": self.first.id, "visitor_phone": "139 0000 7788", "state": "received"}]
        )
        self.assertNotEqual(new.name, self.first.name)
        self.assertEqual(self.first.split_ids, new)

    def test_earlier_ones_are_counted(self):
        third = self.new_complaint(
            visitor_phone="13900007788", against_employee_id=self.colleague_employee.id, zone_id=self.zone.id
        )
        self.assertEqual(third.same_visitor_count, 2)
        self.assertEqual(third.same_employee_count, 1)
        self.assertGreaterEqual(third.same_place_count, 2)

    def test_earlier_ones_are_listed(self):
        third = self.new_complaint(visitor_phone="13900007788")
        found = self.env["scenic.complaint"].search(third.action_same_visitor()["domain"])
        self.assertEqual(found, self.first | self.second)

    def test_earlier_counts_take_one_query(self):
        third = self.new_complaint(visitor_phone="13900007788", against_employee_id=self.plain_employee.id)
        third.read(["visitor_phone_key", "against_employee_id", "zone_id", "day", "date"])
        self.env.flush_all()
        third.with_user(self.supervisor).check_access("read")
        with self.assertQueryCount(1):
            third.sudo()._compute_earlier()
