from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .finance_issue import IssueCommon


@tagged("post_install", "-at_install")
class TestFinanceIssueLists(IssueCommon):
    """What lies with finance goes on lists of its own, which the custodian draws up and finance reads."""

    def test_promised_it_is_not_given_away(self):
        self.approved_claim(self.item)
        for kind in ("state", "police", "disposal"):
            with self.subTest(kind), self.assertRaises(UserError):
                self.new_transfer(self.item, kind, self.custodian)

    def test_two_stores_are_two_lists(self):
        here = self.year_over(self.new_phone(description="Third phone"))
        with self.assertRaisesRegex(UserError, "list of its own"):
            self.new_transfer(self.item | here, "police", self.custodian)
        action = (self.items | here).with_user(self.custodian).action_hand_to_state()
        lists = self.env["scenic.custody.transfer"].search(action["domain"])
        self.assertEqual({one.line_ids.item_id for one in lists}, {self.items, here})

    def test_draft_of_the_desks_things_takes_up_none_of_finances(self):
        here = self.new_phone(description="Third phone")
        first = self.new_transfer(self.item, "police", self.custodian)
        second = self.env["scenic.custody.transfer"].with_user(self.custodian)._draft("police", here)
        self.assertNotEqual(first, second)

    def test_form_proposes_the_way(self):
        with_user = self.item.with_user(self.custodian)
        opened = self.env["scenic.custody.transfer"].browse(with_user.action_pass_on()["res_id"])
        self.assertEqual((opened.kind, opened.is_from_finance), ("state", True))
        self.other.sudo()._write_unlocked({"claim_notice_date": False, "official_notice_date": False})
        opened = opened.browse(self.other.with_user(self.custodian).action_pass_on()["res_id"])
        self.assertEqual(opened.kind, "police")

    def test_finance_sees_what_it_is_to_give_out(self):
        transfer = self.out().with_user(self.keeper)
        self.assertEqual(len(transfer.line_ids), 2)
        self.assertEqual(self.delivery(transfer).action_scenic_transfer()["res_id"], transfer.id)
        spec = {name: {} for name in transfer.get_view(view_type="form")["models"][transfer._name] if name != "id"}
        self.assertTrue(transfer.web_read(spec))

    def test_finance_sees_no_draft_and_nothing_of_the_desks(self):
        lists = self.new_transfer(self.items, "state", self.custodian)
        lists |= self.out("police", self.new_phone(description="Third phone"))
        self.assertFalse(lists.with_user(self.keeper).search([("id", "in", lists.ids)]))

    def test_only_the_custodian_lets_go_of_what_finance_keeps(self):
        transfer = self.new_transfer(self.items, "police", self.agent)
        for user in (self.agent, self.supervisor):
            with self.subTest(user.login), self.assertRaises(AccessError):
                transfer.with_user(user).action_give()
