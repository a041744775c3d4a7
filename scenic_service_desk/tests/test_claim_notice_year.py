from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .claim_notice import ClaimNoticeCommon


@freeze_time("2026-10-03 02:00:00")
@tagged("post_install", "-at_install")
class TestYear(ClaimNoticeCommon):
    """Civil Code art. 318: one year after the notice."""

    def over(self, *items):
        """Those of the items that are on the one-year list."""
        ids = [item.id for item in items]
        return self.env["scenic.found.item"].search([("is_year_over", "=", True), ("id", "in", ids)])

    def later(self, item, moment):
        """Whether an item's year is over at a moment, by field and by search alike."""
        with freeze_time(moment):
            item.invalidate_recordset(["is_year_over"])
            self.assertEqual(item.is_year_over, item in self.over(item))
            return item.is_year_over

    def test_first_notice_starts_the_year(self):
        item = self.new_item()
        self.assertFalse(item.claim_notice_date or item.year_ends_on)
        self.new_notice(item)
        with freeze_time("2026-11-03 02:00:00"):
            self.new_notice(item)
        self.assertEqual((item.claim_notice_date, item.year_ends_on), (date(2026, 10, 3), date(2027, 10, 3)))

    def test_notice_taken_back_starts_nothing(self):
        item = self.new_item()
        first = self.new_notice(item)
        with freeze_time("2026-11-03 02:00:00"):
            self.new_notice(item)
        first.action_withdraw()
        self.assertEqual(item.claim_notice_date, date(2026, 11, 3))

    def test_ended_notice_keeps_its_date(self):
        item = self.new_item()
        self.new_notice(item).action_end()
        self.assertEqual(item.claim_notice_date, date(2026, 10, 3))

    def test_day_after_the_year(self):
        item = self.new_item()
        self.new_notice(item)
        self.assertFalse(self.later(item, "2027-10-03 02:00:00"))
        self.assertTrue(self.later(item, "2027-10-04 02:00:00"))

    def test_last_start_fits_every_day(self):
        items = self.env["scenic.found.item"]
        for number in range(1500):
            today = date(2027, 1, 1) + timedelta(days=number)
            last = items._last_start(today)
            self.assertLess(last + relativedelta(years=1), today)
            self.assertGreaterEqual(last + timedelta(days=1) + relativedelta(years=1), today)

    def test_a_leap_day_s_year_ends_on_the_last_of_february(self):
        item = self.new_item()
        with freeze_time("2028-02-29 02:00:00"):
            self.new_notice(item)
            self.assertEqual(item.year_ends_on, date(2029, 2, 28))
        self.assertFalse(self.later(item, "2029-02-28 02:00:00"))
        self.assertTrue(self.later(item, "2029-03-01 02:00:00"))

    def test_published_late_in_the_evening_it_is_of_that_day(self):
        before, after = self.new_item(), self.new_item()
        # Shanghai is eight hours ahead
        with freeze_time("2026-10-04 15:30:00"):
            self.new_notice(before)
        with freeze_time("2026-10-04 16:30:00"):
            self.new_notice(after)
        self.assertEqual((before.claim_notice_date, after.claim_notice_date), (date(2026, 10, 4), date(2026, 10, 5)))

    def test_the_year_ends_on_the_park_s_clock(self):
        """Whoever looks, and wherever he sits: also the job, which has no clock of its own."""
        item = self.new_item()
        self.new_notice(item)
        for zone in ("Pacific/Auckland", "America/Los_Angeles", False):
            self.custodian.tz = zone
            theirs = item.with_user(self.custodian).with_context(tz=zone)
            for moment, is_over in (("2027-10-03 15:59:00", False), ("2027-10-03 16:01:00", True)):
                with self.subTest(zone, moment=moment), freeze_time(moment):
                    theirs.invalidate_recordset(["is_year_over"])
                    found = theirs.search([("is_year_over", "=", True), ("id", "=", item.id)])
                    self.assertEqual((theirs.is_year_over, bool(found)), (is_over, is_over))

    def test_the_setting_changed_the_year_is_another(self):
        item = self.new_item()
        self.new_notice(item)
        item.with_user(self.custodian)._note_official(date(2026, 9, 20))
        company = self.env.company
        for own, end in ((True, date(2027, 10, 3)), (False, date(2027, 9, 20)), (True, date(2027, 10, 3))):
            company.scenic_notice_starts_year = own
            item.invalidate_recordset(["year_ends_on", "is_year_over"])
            self.assertEqual(item.year_ends_on, end)
            self.assertEqual(self.later(item, "2027-09-25 02:00:00"), not own)

    def test_the_setting_changed_reminds_anew(self):
        item = self.new_item()
        self.new_notice(item)
        item.with_user(self.custodian)._note_official(date(2026, 9, 20))
        items = self.env["scenic.found.item"]
        self.env.company.scenic_notice_starts_year = False
        with freeze_time("2027-09-25 02:00:00"), self.time_left():
            items._cron_remind_year_over()
            self.assertTrue(item.year_reminded_on)
            self.env.company.scenic_notice_starts_year = True
            self.assertFalse(item.year_reminded_on, "its year is not over any more")
        with freeze_time("2027-10-05 02:00:00"), self.time_left():
            items._cron_remind_year_over()
            self.assertEqual(item.year_reminded_on, date(2027, 10, 5))

    def test_departments_notice_starts_it_where_the_setting_says(self):
        self.env.company.scenic_notice_starts_year = False
        item = self.new_item()
        self.new_notice(item)
        self.assertFalse(item.year_ends_on)
        dialog = self.env["scenic.claim.notice.act"].with_user(self.custodian)
        dialog.create({"item_ids": item.ids, "day": "2026-09-20"}).action_confirm()
        self.assertEqual(item.year_ends_on, date(2027, 9, 20))
        self.assertTrue(self.later(item, "2027-09-21 02:00:00"))

    def test_departments_date_is_also_noted_on_what_finance_holds(self):
        item = self.new_item()
        item.sudo()._transition("transferred", by_system=True)
        item.with_user(self.custodian)._note_official(date(2026, 9, 20))
        self.assertEqual(item.official_notice_date, date(2026, 9, 20))

    def test_dates_are_not_written_by_hand(self):
        item = self.new_item()
        for name in ("claim_notice_date", "official_notice_date", "state_handed_on"):
            for user in (self.agent, self.custodian, self.manager):
                with self.subTest(name, user=user.login), self.assertRaises(UserError):
                    item.with_user(user).write({name: "2020-01-01"})

    def state_list(self, *items, user=None):
        """The list on which items go to the competent department."""
        items = self.env["scenic.found.item"].union(*items).with_user(user or self.custodian)
        action = items.action_hand_to_state()
        return self.env["scenic.custody.transfer"].with_user(user or self.custodian).browse(action["res_id"])

    def test_agents_hand_nothing_over(self):
        item = self.new_item()
        self.new_notice(item)
        with freeze_time("2027-11-04 02:00:00"):
            transfer = self.state_list(item)
            for act in (
                lambda: item._note_official(date(2026, 1, 1)),
                item.action_hand_to_state,
                transfer.with_user(self.agent).action_give,
            ):
                with self.assertRaises(AccessError):
                    act()

    def test_returned_items_are_not_on_the_list(self):
        item = self.new_item()
        self.new_notice(item)
        self.return_item(item)
        self.assertFalse(self.later(item, "2027-11-04 02:00:00"))

    def test_handed_to_the_state(self):
        kept, with_finance = self.new_item(), self.new_item()
        with_finance.sudo()._transition("transferred", by_system=True)
        items = kept | with_finance
        self.new_notice(items)
        with freeze_time("2027-10-05 02:00:00"):
            transfer = self.state_list(items)
            transfer.action_give()
            self.assertEqual((transfer.state, kept.state), ("handed", "at_counter"), "the second signature is missing")
            transfer.write({"receiver_name": "Public Security Bureau, 0077", "reference": "GA-7"})
            transfer.action_received_on_paper()
            self.assertFalse(self.over(*items))
        self.assertEqual(transfer.state, "received")
        self.assertEqual(set(items.mapped("state")), {"transferred"})
        self.assertEqual(set(items.mapped("state_handed_on")), {date(2027, 10, 5)})
        moves = items.custody_move_ids.filtered(lambda move: move.kind == "state")
        self.assertEqual(len(moves), 2)
        self.assertEqual(set(moves.mapped("reference")), {"GA-7"})

    def test_late_owner_of_what_is_the_states_is_sent_there(self):
        item, claimed = self.new_item(), self.new_item()
        self.new_notice(item | claimed)
        early = self.new_claim(claimed)
        with freeze_time("2027-10-05 02:00:00"):
            transfer = self.state_list(item | claimed)
            transfer.action_give()
            transfer.write({"receiver_name": "Public Security Bureau, 0077", "reference": "GA-8"})
            transfer.action_received_on_paper()
            with self.assertRaisesRegex(UserError, "handed to the State on 10/05/2027"):
                item.action_new_claim()
            for claim in self.new_claim(item) | early:
                with self.assertRaisesRegex(UserError, "handed to the State"):
                    claim.action_hand_over()

    def test_who_waits_for_what_goes_to_the_state_is_called(self):
        item, report = self.new_item(), self.new_report()
        report._write_unlocked({"item_id": item.id})
        self.new_notice(item)
        with freeze_time("2027-10-05 02:00:00"):
            transfer = self.state_list(item)
            transfer.receiver_name = "Public Security Bureau, 0077"
            transfer.action_give()
        self.assertTrue(item.state_handed_on)
        self.assertTrue(report.next_contact_at)

    def test_both_sign_for_what_goes_to_the_state(self):
        item = self.new_item()
        self.new_notice(item)
        with freeze_time("2027-10-05 02:00:00"):
            transfer = self.state_list(item)
            with self.assertRaisesRegex(UserError, "who received it"):
                transfer.action_received_on_paper()
            transfer.receiver_name = "Public Security Bureau, 0077"
            transfer.action_give()
        signatures = self.env["scenic.signature"].search(
            [("res_model", "=", transfer._name), ("res_id", "=", transfer.id)], order="id"
        )
        self.assertEqual(
            [(one.role, one.method, one.signer_name) for one in signatures],
            [("giver", "login", self.custodian_employee.name), ("receiver", "paper", "Public Security Bureau, 0077")],
        )
        move = item.custody_move_ids.filtered(lambda move: move.kind == "state")
        self.assertEqual((move.giver, move.receiver), tuple(signatures.mapped("signer_name")))

    def test_before_its_year_is_over_it_stays(self):
        item = self.new_item()
        self.new_notice(item)
        with self.assertRaisesRegex(UserError, "not over"):
            self.state_list(item)
        police = self.new_transfer(item, "police", self.custodian)
        with self.assertRaisesRegex(UserError, "not over"):
            police.kind = "state"

    def test_promised_meanwhile_it_drops_out(self):
        item, other = self.new_phone(), self.new_item()
        self.new_notice(item, other)
        with freeze_time("2027-10-05 02:00:00"):
            transfer = self.state_list(item, other)
            self.approved_claim(item)
            transfer.action_give()
        self.assertEqual(transfer._open_lines().item_id, other)

    def test_custodian_is_reminded_once(self):
        item = self.new_item()
        self.new_notice(item)
        kind = self.env.ref("scenic_service_desk.mail_activity_year_over")
        with (
            freeze_time("2027-11-04 02:00:00"),
            self.time_left(),
        ):
            self.env["scenic.found.item"]._cron_remind_year_over()
            self.env["scenic.found.item"]._cron_remind_year_over()
        activities = item.activity_ids.filtered(lambda activity: activity.activity_type_id == kind)
        self.assertRecordValues(activities, [{"user_id": self.custodian.id}])
        self.assertEqual(item.year_reminded_on, fields.Date.to_date("2027-11-04"))
