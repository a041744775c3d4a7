from datetime import date, timedelta
from unittest.mock import patch

from dateutil.relativedelta import relativedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import freeze_time, tagged

from .common import ScenicCommon


class ClaimNoticeCommon(ScenicCommon):
    """Items that nobody has claimed yet, and notices that tell of them."""

    @classmethod
    def new_notice(cls, *items, user=None, publish=True, **values):
        """A notice of the custodian."""
        notice = (
            cls.env["scenic.claim.notice"].with_user(user or cls.custodian).create({"desk_id": cls.desk.id, **values})
        )
        notice._add_items(cls.env["scenic.found.item"].union(*items))
        if publish:
            notice.action_publish()
        return notice

    @classmethod
    def wizard(cls, items, user=None, **values):
        """The dialog in which chosen items are published."""
        wizards = cls.env["scenic.claim.notice.publish"].with_user(user or cls.custodian)
        return wizards.create({"item_ids": items.ids, **values})

    @classmethod
    def opened(cls, action):
        """The notice that an action opens."""
        return cls.env["scenic.claim.notice"].browse(action["res_id"])

    @classmethod
    def return_item(cls, item):
        """The owner fetches it."""
        cls.new_claim(item).action_hand_over()


@freeze_time("2026-10-03 02:00:00")
@tagged("post_install", "-at_install")
class TestClaimNotice(ClaimNoticeCommon):
    """What is published, by whom, and what becomes of it."""

    def test_number_states_and_lines(self):
        notice = self.new_notice(self.new_item(), self.new_phone(), publish=False)
        self.assertRegex(notice.name, r"^CN-26-\d{6}$")
        self.assertEqual((notice.state, notice.line_ids.mapped("number")), ("draft", [1, 2]))
        notice.action_publish()
        self.assertRecordValues(
            notice,
            [{"state": "published", "published_on": date(2026, 10, 3), "published_by_id": self.custodian.id}],
        )
        self.assertEqual(notice.valid_to, date(2027, 10, 3))
        notice.action_end()
        self.assertEqual(notice.state, "ended")

    def test_lines_hold_category_colour_date_and_place(self):
        item = self.new_item(found_at="2026-10-02 17:00:00", color="black")
        line = self.new_notice(item).line_ids
        self.assertRecordValues(
            line,
            [
                {
                    "category_id": self.category("umbrella").id,
                    "color": "black",
                    "found_on": date(2026, 10, 3),
                    "zone_id": self.zone.id,
                    "published_on": date(2026, 10, 3),
                }
            ],
        )

    def test_lines_hold_nothing_else(self):
        public = {"number", "category_id", "color", "found_on", "zone_id", "published_on", "is_withdrawn"}
        own = {"notice_id", "company_id", "item_id"}
        stored = {name for name, field in self.env["scenic.claim.notice.line"]._fields.items() if field.store}
        self.assertEqual(stored - public - own, {"id", "create_uid", "create_date", "write_uid", "write_date"})

    def test_published_lines_do_not_follow_the_item(self):
        item = self.new_item(color="black")
        notice = self.new_notice(item)
        item.write({"color": "red", "category_id": self.category("bag").id})
        self.assertRecordValues(notice.line_ids, [{"color": "black", "category_id": self.category("umbrella").id}])

    def test_drafts_are_published_as_the_items_are_then(self):
        item = self.new_item(color="black")
        notice = self.new_notice(item, publish=False)
        item.color = "red"
        notice.action_publish()
        self.assertEqual(notice.line_ids.color, "red")

    def test_published_notice_does_not_change(self):
        notice = self.new_notice(self.new_item())
        line = notice.line_ids
        for change in (
            lambda: notice.write({"line_ids": [(5,)]}),
            lambda: line.write({"color": "red"}),
            lambda: line.write({"published_on": "2020-01-01"}),
            line.unlink,
            lambda: line.create({"notice_id": notice.id, "item_id": self.new_item().id}),
            notice.unlink,
        ):
            with self.assertRaises(UserError):
                change()

    def test_caller_cannot_choose_what_a_line_says(self):
        notice = self.new_notice(publish=False)
        line = (
            self.env["scenic.claim.notice.line"]
            .with_user(self.custodian)
            .create(
                {"notice_id": notice.id, "item_id": self.new_item().id, "color": "gold", "published_on": "2020-01-01"}
            )
        )
        self.assertRecordValues(line, [{"color": "black", "published_on": False}])
        with self.assertRaises(UserError):
            line.color = "gold"

    def test_item_stands_on_a_notice_once(self):
        item = self.new_item()
        notice = self.new_notice(item)
        notice._add_items(item)
        self.assertEqual(len(notice.line_ids), 1)

    def test_empty_notice_is_not_published(self):
        with self.assertRaisesRegex(UserError, "nothing on the notice"):
            self.new_notice()

    def test_what_was_returned_is_not_published(self):
        item = self.new_item()
        notice = self.new_notice(item, publish=False)
        self.return_item(item)
        with self.assertRaisesRegex(UserError, "cannot be published"):
            notice.action_publish()

    def test_notice_is_added_to(self):
        first, second = self.new_item(), self.new_item()
        notice = self.new_notice(first)
        with freeze_time("2026-10-09 02:00:00"):
            notice._add_items(second)
        self.assertRecordValues(
            notice.line_ids,
            [
                {"item_id": first.id, "number": 1, "published_on": date(2026, 10, 3)},
                {"item_id": second.id, "number": 2, "published_on": date(2026, 10, 9)},
            ],
        )
        self.assertEqual(second.claim_notice_date, date(2026, 10, 9))

    def test_notice_is_extended(self):
        notice = self.new_notice(self.new_item(), valid_to="2026-10-10")
        notice.valid_to = "2026-12-31"
        self.assertEqual(notice.valid_to, date(2026, 12, 31))
        with self.assertRaises(ValidationError):
            notice.valid_to = "2026-10-01"

    def test_ended_notice_takes_no_more(self):
        notice = self.new_notice(self.new_item())
        notice.action_end()
        with self.assertRaisesRegex(UserError, "no longer"):
            notice._add_items(self.new_item())

    def test_ended_notice_shows_again(self):
        notice = self.new_notice(self.new_item())
        notice.action_end()
        notice.action_publish()
        self.assertRecordValues(
            notice, [{"state": "published", "published_on": date(2026, 10, 3), "valid_to": date(2027, 10, 3)}]
        )

    def test_job_ends_what_is_over(self):
        over, lasting = self.new_notice(self.new_item(), valid_to="2026-10-04"), self.new_notice(self.new_item())
        with (
            freeze_time("2026-10-05 02:00:00"),
            patch.object(type(self.env["ir.cron"]), "_commit_progress", lambda *_a, **_k: 60.0),
        ):
            self.env["scenic.claim.notice"]._cron_end()
            self.env["scenic.claim.notice"]._cron_end()
        self.assertEqual((over.state, lasting.state), ("ended", "published"))

    def test_custodians_publish_others_read(self):
        notice = self.new_notice(self.new_item(), publish=False)
        self.assertEqual(notice.with_user(self.agent).state, "draft")
        for user in (self.agent, self.supervisor):
            with self.subTest(user.login):
                with self.assertRaises(AccessError):
                    notice.with_user(user).action_publish()
                with self.assertRaises(AccessError):
                    self.wizard(self.new_item(), user)
                with self.assertRaises(AccessError):
                    notice.with_user(user)._add_items(self.new_item())
        with self.assertRaises(AccessError):
            notice.with_user(self.crew_leader).read(["name"])
        notice.with_user(self.manager).action_publish()

    def test_other_companys_notices_stay_theirs(self):
        other = self.env["res.company"].create({"name": "Other Park"})
        desk = self.env["scenic.desk"].create({"name": "There", "company_id": other.id})
        notice = self.env["scenic.claim.notice"].create({"desk_id": desk.id})
        self.assertEqual(notice.company_id, other)
        with self.assertRaises(AccessError):
            notice.with_user(self.custodian).read(["name"])

    def test_custodian_publishes_other_desks_items(self):
        item = self.new_item(self.kiosk_agent, desk_id=self.kiosk.id)
        self.new_notice(item)
        self.assertEqual(item.claim_notice_date, date(2026, 10, 3))

    def test_line_taken_off(self):
        item = self.new_item()
        notice = self.new_notice(item, self.new_item())
        with self.assertRaises(AccessError):
            notice.line_ids[0].with_user(self.agent).action_take_off()
        notice.line_ids[0].action_take_off()
        self.assertEqual((notice.left_count, item.claim_notice_date), (1, False))


@freeze_time("2026-10-03 02:00:00")
@tagged("post_install", "-at_install")
class TestPublishDialog(ClaimNoticeCommon):
    """From the custodian's list to a notice."""

    def test_new_notice(self):
        items = self.new_item() | self.new_phone()
        notice = self.opened(self.wizard(items).action_publish())
        self.assertEqual((notice.state, notice.line_ids.item_id, notice.desk_id), ("published", items, self.desk))

    def test_look_at_it_first(self):
        notice = self.opened(self.wizard(self.new_item()).action_draft())
        self.assertEqual(notice.state, "draft")

    def test_added_to_one_that_is_there(self):
        notice = self.new_notice(self.new_item())
        item = self.new_item()
        self.wizard(item, notice_id=notice.id).action_publish()
        self.assertIn(item, notice.line_ids.item_id)

    def test_what_is_left_out_is_named(self):
        gone, listed, fit = self.new_item(), self.new_item(), self.new_item()
        notice = self.new_notice(listed)
        self.return_item(gone)
        wizard = self.wizard(gone | listed | fit, notice_id=notice.id)
        self.assertEqual(wizard.fit_count, 1)
        self.assertIn(f"{gone.display_name}: Returned", wizard.left_out)
        self.assertIn(listed.display_name, wizard.left_out)

    def test_nothing_to_publish(self):
        item = self.new_item()
        self.return_item(item)
        with self.assertRaisesRegex(UserError, "None of these"):
            self.wizard(item).action_publish()


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
            patch.object(type(self.env["ir.cron"]), "_commit_progress", lambda *_a, **_k: 60.0),
        ):
            self.env["scenic.found.item"]._cron_remind_year_over()
            self.env["scenic.found.item"]._cron_remind_year_over()
        activities = item.activity_ids.filtered(lambda activity: activity.activity_type_id == kind)
        self.assertRecordValues(activities, [{"user_id": self.custodian.id}])
        self.assertEqual(item.year_reminded_on, fields.Date.to_date("2027-11-04"))
