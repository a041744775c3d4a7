from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .finance import FinanceCommon


@tagged("post_install", "-at_install")
class TestFinanceMonth(FinanceCommon):
    """Once a month a job draws up the lists of what is due; two at once draw them up once."""

    def lists(self):
        """The drafts for finance of the desk."""
        return self.env["scenic.custody.transfer"].search(
            [("kind", "=", "finance"), ("desk_id", "in", (self.desk | self.kiosk).ids)]
        )

    def month(self):
        """The job's part for this company, without its commits."""
        transfers = self.env["scenic.custody.transfer"]
        self.startPatcher(self.time_left())
        month = fields.Date.today().replace(day=1)
        while transfers._draft_finance_batch(self.env.company, month):
            pass

    def test_what_is_due_is_on_a_list(self):
        self.overdue(self.item)
        self.month()
        self.assertEqual(self.lists().line_ids.item_id, self.item)

    def test_run_again_it_does_nothing(self):
        self.overdue(self.item)
        self.month()
        self.overdue(self.other)
        self.month()
        self.assertEqual(self.lists().line_ids.item_id, self.item)

    def test_next_month_takes_up_the_rest(self):
        self.overdue(self.item)
        self.month()
        self.env.company.scenic_finance_month -= timedelta(days=28)
        self.overdue(self.other)
        self.month()
        self.assertEqual(self.lists().line_ids.item_id, self.items)

    def test_a_list_for_each_desk(self):
        stray = self.new_phone(self.kiosk_agent, desk_id=self.kiosk.id)
        self.overdue(self.item | stray)
        self.month()
        self.assertEqual(
            {one.desk_id: one.line_ids.item_id for one in self.lists()}, {self.desk: self.item, self.kiosk: stray}
        )

    def test_custodian_is_reminded(self):
        self.overdue(self.item)
        self.month()
        [reminder] = self.lists().activity_search(["scenic_service_desk.mail_activity_sign_transfer"])
        self.assertEqual(reminder.user_id, self.custodian)

    def test_not_before_the_day(self):
        today = self.desk._local_date(fields.Datetime.now())
        company = self.env.company
        self.patch(type(self.desk), "_local_date", lambda *_args: today.replace(day=9))
        for day, due in ((9, True), (10, False)):
            company.scenic_finance_day = day
            with self.subTest(day):
                self.assertEqual(bool(company._finance_month_now()), due)

    def test_other_destinations_are_left(self):
        self.overdue(self.items)
        self.item.sudo()._write_unlocked({"destination": "police"})
        self.month()
        self.assertEqual(self.lists().line_ids.item_id, self.other)

    def test_button_opens_what_is_to_be_signed(self):
        self.overdue(self.item)
        items = self.env["scenic.found.item"].with_user(self.custodian)
        first = items.action_draft_finance()
        self.assertEqual(items.action_draft_finance()["res_id"], first["res_id"])
        self.assertEqual(len(self.lists().line_ids), 1)

    def test_button_fills_up_the_draft(self):
        self.overdue(self.item)
        items = self.env["scenic.found.item"].with_user(self.custodian)
        items.action_draft_finance()
        self.overdue(self.other)
        items.action_draft_finance()
        self.assertEqual(self.lists().line_ids.item_id, self.items)

    def test_button_is_the_custodians(self):
        with self.assertRaises(AccessError):
            self.env["scenic.found.item"].with_user(self.agent).action_draft_finance()

    def test_nothing_due_is_said(self):
        company = self.env["res.company"].create({"name": "Park With Nothing Due"})
        self.custodian.company_ids |= company
        items = self.env["scenic.found.item"].with_user(self.custodian).with_company(company)
        with self.assertRaisesRegex(UserError, "past its period"):
            items.action_draft_finance()
