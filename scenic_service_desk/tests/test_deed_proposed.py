from odoo.exceptions import UserError
from odoo.tests import tagged

from .deed import DeedCommon


@tagged("post_install", "-at_install")
class TestGoodDeedProposed(DeedCommon):
    """What an employee hands in proposes his good deed, once."""

    def test_at_the_counter(self):
        deed = self.deed_of(self.find(category="phone"))
        self.assertEqual(
            (deed.state, deed.doer_id, deed.kind_id, deed.points),
            ("draft", self.guard_employee, self.kind("find_counter"), 0),
        )

    def test_on_site(self):
        deed = self.deed_of(self.new_on_site(finder_employee_id=self.guard_employee.id))
        self.assertEqual((deed.kind_id, deed.doer_id), (self.kind("find_on_site"), self.guard_employee))

    def test_a_visitors_find_does_not(self):
        self.assertFalse(self.deed_of(self.new_item()))

    def test_a_batch(self):
        vals = {"source": "employee", "finder_employee_id": self.guard_employee.id, "description": "Cap"}
        vals |= {"category_id": self.category("umbrella").id, "desk_id": self.desk.id}
        items = self.env["scenic.found.item"].with_user(self.agent).create([dict(vals), dict(vals)])
        self.assertEqual(len(self.deed_of(items[0])) + len(self.deed_of(items[1])), 2)

    def test_once(self):
        item = self.find()
        item.sudo()._propose_deeds()
        item.write({"category_id": self.category("phone").id})
        self.assertEqual(len(self.deed_of(item)), 1)

    def test_the_database_says_once(self):
        item = self.find()
        self.assertFalse(item._draft_deeds())
        self.assertEqual(len(self.deed_of(item)), 1)

    def test_nothing_when_switched_off(self):
        self.env.company.scenic_deed_draft = "none"
        self.assertFalse(self.deed_of(self.find(category="phone")))

    def test_valuables_only(self):
        self.env.company.scenic_deed_draft = "valuable"
        self.assertFalse(self.deed_of(self.find()))
        self.assertTrue(self.deed_of(self.find(category="phone")))

    def test_what_turns_out_to_be_valuable(self):
        self.env.company.scenic_deed_draft = "valuable"
        item = self.find()
        item.category_id = self.category("phone")
        self.assertEqual(self.deed_of(item).state, "draft")

    def test_what_turns_out_to_be_ordinary(self):
        self.env.company.scenic_deed_draft = "valuable"
        item = self.find(category="phone")
        item.with_user(self.supervisor).write({"category_id": self.category("umbrella").id, "is_valuable": False})
        self.assertEqual(self.deed_of(item).state, "withdrawn")

    def test_the_wrong_finder(self):
        item = self.find()
        item.finder_employee_id = self.plain_employee
        states = {deed.doer_id: deed.state for deed in self.deed_of(item)}
        self.assertEqual(states, {self.guard_employee: "withdrawn", self.plain_employee: "draft"})

    def test_the_right_finder_after_all(self):
        item = self.find()
        item.finder_employee_id = self.plain_employee
        item.finder_employee_id = self.guard_employee
        states = {deed.doer_id: deed.state for deed in self.deed_of(item)}
        self.assertEqual(states, {self.guard_employee: "draft", self.plain_employee: "withdrawn"})

    def test_what_a_supervisor_withdrew_stays_withdrawn(self):
        item = self.find()
        deed = self.deed_of(item)
        deed.with_user(self.supervisor)._end("withdrawn", "His own cap", self.supervisor_employee, "login")
        item.category_id = self.category("phone")
        self.assertEqual(self.deed_of(item).mapped("state"), ["withdrawn"])

    def test_the_finder_of_a_confirmed_deed_stays(self):
        item = self.find()
        self.deed_of(item).with_user(self.supervisor).action_confirm()
        with self.assertRaisesRegex(UserError, "confirmed as the good deed"):
            item.finder_employee_id = self.plain_employee

    def test_whose_deed_it_is_follows_from_the_find(self):
        deed = self.deed_of(self.find()).with_user(self.agent)
        with self.assertRaises(UserError):
            deed.doer_id = self.plain_employee

    def test_the_source_cannot_be_claimed(self):
        item = self.new_item()
        with self.assertRaises(UserError):
            self.new_deed(item_id=item.id)

    def test_what_was_there_before_is_not(self):
        self.env.company.scenic_deed_since = "2099-01-01 00:00:00"
        self.assertFalse(self.deed_of(self.find()))

    def test_what_was_there_before_can_be_recorded(self):
        self.env.company.scenic_deed_since = "2099-01-01 00:00:00"
        item = self.find()
        item.action_good_deed()
        item.action_good_deed()
        self.assertEqual(self.deed_of(item).doer_id, self.guard_employee)

    def test_a_visitors_find_can_be_recorded(self):
        item = self.new_item(visitor_name="Han Meimei")
        item.action_good_deed()
        deed = self.deed_of(item)
        self.assertEqual((deed.doer_kind, deed.doer_name), ("visitor", "Han Meimei"))

    def test_it_never_stops_a_find(self):
        self.env["scenic.good.deed.kind"].search([("drafted_for", "!=", False)]).active = False
        self.assertFalse(self.deed_of(self.find()))

    def test_the_receipt_is_its_voucher(self):
        item = self.find()
        item.action_print_receipt()
        self.assertEqual(self.deed_of(item).receipt_number, item.receipt_number)

    def test_returned_to_the_owner(self):
        item = self.find()
        self.new_claim(item).action_hand_over()
        self.assertTrue(self.deed_of(item).is_returned)

    def test_returned_after_it_was_confirmed(self):
        item = self.find()
        deed = self.deed_of(item)
        deed.with_user(self.supervisor).action_confirm()
        self.new_claim(item).action_hand_over()
        self.assertEqual((deed.is_returned, deed.state), (True, "confirmed"))

    def test_a_reversed_return_takes_it_back(self):
        item = self.find()
        claim = self.new_claim(item)
        claim.action_hand_over()
        claim.with_user(self.manager)._end("reversed", "It was another's")
        self.assertFalse(self.deed_of(item).is_returned)
