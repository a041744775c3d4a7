from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import freeze_time, tagged

from .claim_notice import ClaimNoticeCommon


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
            self.time_left(),
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
