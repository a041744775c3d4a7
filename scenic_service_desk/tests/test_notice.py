from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import freeze_time, tagged

from .common import ScenicCommon


@freeze_time("2026-10-03 02:00:00")
class NoticeCommon(ScenicCommon):
    """The morning of 3 October 2026 in Shanghai."""

    @classmethod
    def new_notice(cls, publish=True, user=None, **values):
        """A notice by the supervisor."""
        values = {"title": "Bridge closed", "text": "Until Friday.", **values}
        notice = cls.env["scenic.notice"].with_user(user or cls.supervisor).create(values)
        if publish:
            notice.action_publish()
        return notice


@freeze_time("2026-10-03 02:00:00")
@tagged("post_install", "-at_install")
class TestNotice(NoticeCommon):
    """What is to be known for some days."""

    def test_number_and_states(self):
        notice = self.new_notice(publish=False)
        self.assertRegex(notice.name, r"^NT-26-\d{6}$")
        self.assertEqual(notice.validity, "draft")
        notice.action_publish()
        self.assertRecordValues(
            notice, [{"validity": "in_force", "published_on": date(2026, 10, 3), "published_by_id": self.supervisor.id}]
        )
        notice.action_withdraw()
        self.assertEqual(notice.validity, "withdrawn")

    def test_published_text_does_not_change(self):
        notice = self.new_notice()
        for vals in ({"title": "x"}, {"text": "x"}, {"audience": "public"}, {"valid_from": "2026-10-01"}):
            with self.subTest(vals), self.assertRaisesRegex(UserError, "closed"):
                notice.write(vals)
        with self.assertRaisesRegex(UserError, "closed"):
            notice.update_field_translations("text", {"en_US": "x"})

    def test_published_notice_may_end_sooner(self):
        notice = self.new_notice()
        notice.valid_to = "2026-10-04"
        self.assertEqual(notice.validity, "in_force")

    def test_supervisors_publish(self):
        with self.assertRaises(AccessError):
            self.new_notice(user=self.agent)
        notice = self.new_notice(publish=False)
        with self.assertRaises(AccessError):
            notice.with_user(self.agent).action_publish()

    def test_agents_do_not_see_drafts(self):
        notice = self.new_notice(publish=False)
        self.assertFalse(self.env["scenic.notice"].with_user(self.agent).search([("id", "=", notice.id)]))
        notice.action_publish()
        self.assertEqual(notice.with_user(self.agent).title, "Bridge closed")

    def test_empty_notice_is_not_published(self):
        with self.assertRaisesRegex(UserError, "what is to be known"):
            self.new_notice(text=False)

    def test_notice_that_is_over_is_not_published(self):
        with self.assertRaisesRegex(ValidationError, "over already"):
            self.new_notice(valid_from="2026-10-01", valid_to="2026-10-02")

    def test_in_force_on_its_days(self):
        notices = self.env["scenic.notice"]
        notice = self.new_notice(valid_from="2026-10-04", valid_to="2026-10-05")
        for day, there in ((3, False), (4, True), (5, True), (6, False)):
            with self.subTest(day):
                found = notices._in_force(self.env.company, date(2026, 10, day))
                self.assertEqual(notice in found, there)
        self.assertEqual(notice.validity, "coming")

    def test_past_days_keep_what_was_withdrawn_later(self):
        notices = self.env["scenic.notice"]
        notice = self.new_notice()
        with freeze_time("2026-10-05 02:00:00"):
            notice.action_withdraw()
        self.assertIn(notice, notices._in_force(self.env.company, date(2026, 10, 4)))
        self.assertNotIn(notice, notices._in_force(self.env.company, date(2026, 10, 5)))

    def test_search_by_in_force(self):
        notice, over = self.new_notice(), self.new_notice()
        over.action_withdraw()
        notices = self.env["scenic.notice"].with_user(self.agent)
        self.assertIn(notice, notices.search([("is_in_force", "=", True)]))
        self.assertNotIn(over, notices.search([("is_in_force", "=", True)]))
        self.assertIn(over, notices.search([("is_in_force", "=", False)]))

    def test_important_ones_come_first(self):
        ordinary, urgent = self.new_notice(), self.new_notice(importance="2")
        found = self.env["scenic.notice"]._in_force(self.env.company, date(2026, 10, 3))
        self.assertEqual((found & (ordinary | urgent))[0], urgent)

    def test_log_shows_what_concerns_its_desk(self):
        everywhere, here, elsewhere = (
            self.new_notice(),
            self.new_notice(desk_ids=self.desk.ids),
            self.new_notice(desk_ids=self.kiosk.ids),
        )
        log = self.env["scenic.duty.log"]._of_day(self.desk, date(2026, 10, 3)).with_user(self.agent)
        self.assertLessEqual(everywhere | here, log.notice_ids)
        self.assertNotIn(elsewhere, log.notice_ids)

    def test_those_concerned_are_told(self):
        self.colleague.notification_type = "inbox"
        notice = self.new_notice(desk_ids=self.desk.ids)
        told = self.env["mail.notification"].search([("mail_message_id.res_id", "=", notice.id)]).res_partner_id
        self.assertIn(self.colleague.partner_id, told)
        self.assertNotIn(self.kiosk_agent.partner_id, told)

    def test_files_are_read_by_whoever_reads_the_notice(self):
        file = self.env["ir.attachment"].with_user(self.supervisor).create({"name": "plan.txt", "raw": b"plan"})
        self.new_notice(attachment_ids=file.ids)
        self.assertEqual(file.with_user(self.agent).raw, b"plan")

    def test_other_companys_notices_stay_theirs(self):
        company = self.env["res.company"].create({"name": "Other Park"})
        notice = self.env["scenic.notice"].create({"title": "Theirs", "text": "x", "company_id": company.id})
        notice._write_unlocked({"state": "published", "published_on": "2026-10-01"})
        with self.assertRaises(AccessError):
            notice.with_user(self.agent).read(["title"])
        self.assertNotIn(notice, self.env["scenic.notice"]._in_force(self.env.company, date(2026, 10, 3)))

    def test_duty_manager_reads(self):
        user = self._new_user("duty", "scenic_service_desk.group_duty_manager")
        notice = self.new_notice(desk_ids=self.desk.ids)
        self.assertEqual(notice.with_user(user).unread_count, len(self.desk.member_ids))
        with self.assertRaises(AccessError):
            notice.with_user(user).action_withdraw()


@freeze_time("2026-10-03 02:00:00")
@tagged("post_install", "-at_install")
class TestReading(NoticeCommon):
    """Reading and signing, and who has not."""

    def test_who_has_not_read_is_visible(self):
        notice = self.new_notice(desk_ids=self.desk.ids).with_user(self.agent)
        self.assertEqual(set(notice.unread_employee_ids.ids), set(self.desk.member_ids.ids))
        notice.action_read()
        self.assertNotIn(self.agent_employee.id, notice.unread_employee_ids.ids)
        self.assertEqual((notice.reader_count, notice.unread_count), (1, 3))

    def test_every_desk_is_concerned_when_none_is_named(self):
        notice = self.new_notice()
        self.assertLessEqual(
            set((self.desk.member_ids | self.kiosk.member_ids).ids), set(notice.unread_employee_ids.ids)
        )

    def test_signature_is_kept(self):
        notice = self.new_notice().with_user(self.agent)
        notice.action_read()
        signature = self.env["scenic.signature"].search([("res_model", "=", notice._name), ("res_id", "=", notice.id)])
        self.assertRecordValues(
            signature, [{"role": "reader", "employee_id": self.agent_employee.id, "method": "login"}]
        )
        self.assertRecordValues(notice.sudo().reader_ids, [{"employee_id": self.agent_employee.id, "method": "login"}])

    def test_once(self):
        notice = self.new_notice().with_user(self.agent)
        notice.action_read()
        self.assertFalse(notice.is_unread_by_me)
        with self.assertRaisesRegex(UserError, "signed already"):
            notice.action_read()

    def test_whom_it_does_not_concern(self):
        notice = self.new_notice(desk_ids=self.desk.ids).with_user(self.kiosk_agent)
        self.assertFalse(notice.is_unread_by_me)
        with self.assertRaises(AccessError):
            notice.action_read()

    def test_at_the_counter_with_a_pin(self):
        notice = self.new_notice(desk_ids=self.desk.ids).with_user(self.counter)
        self.assertTrue(notice.is_unread_by_me)
        action = notice.action_read()
        wizard = self.env[action["res_model"]].with_user(self.counter).with_context(**action["context"])
        wizard = wizard.create({"signer_id": self.colleague_employee.id, "signer_pin": "1234"})
        wizard.action_sign()
        self.assertRecordValues(
            notice.sudo().reader_ids, [{"employee_id": self.colleague_employee.id, "method": "pin"}]
        )

    def test_wrong_pin_signs_nothing(self):
        notice = self.new_notice(desk_ids=self.desk.ids).with_user(self.counter)
        action = notice.action_read()
        wizard = self.env[action["res_model"]].with_user(self.counter).with_context(**action["context"])
        with self.assertRaisesRegex(UserError, "not the PIN"):
            wizard.create({"signer_id": self.colleague_employee.id, "signer_pin": "0000"})
        self.assertFalse(notice.sudo().reader_ids)

    def test_readers_are_not_written_by_hand(self):
        notice = self.new_notice()
        for user in (self.agent, self.manager):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.env["scenic.notice.reader"].with_user(user).create(
                    {"notice_id": notice.id, "employee_id": self.agent_employee.id, "method": "login"}
                )

    def test_nothing_to_sign_where_it_is_not_asked(self):
        notice = self.new_notice(must_read=False).with_user(self.agent)
        self.assertFalse(notice.is_unread_by_me)
        self.assertFalse(notice.unread_count)

    def test_card_of_the_desk_shows_one_after_the_other(self):
        self.env["scenic.notice"].search([]).action_withdraw()
        self.new_notice(title="First")
        self.new_notice(title="Urgent", importance="2")
        desk = self.desk.with_user(self.agent)
        self.assertEqual((desk.unread_notice_count, desk.next_notice_id.title), (2, "Urgent"))
        desk.action_read_notice()
        desk.invalidate_recordset()
        self.assertEqual((desk.unread_notice_count, desk.next_notice_id.title), (1, "First"))

    def test_banner_of_the_log(self):
        notice = self.new_notice(importance="2", desk_ids=self.desk.ids)
        log = self.env["scenic.duty.log"]._of_day(self.desk, date(2026, 10, 3)).with_user(self.agent)
        self.assertEqual(log.unread_notice_id, notice)
        log.action_read_notice()
        self.assertIn(self.agent_employee, notice.sudo().reader_ids.employee_id)
