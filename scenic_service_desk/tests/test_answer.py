from datetime import date

from freezegun import freeze_time
from psycopg2.errors import RestrictViolation

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Command
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import MODULE, ScenicCommon


class AnswerCommon(ScenicCommon):
    """Standard answers, drafted and approved."""

    @classmethod
    def lang(cls, code):
        """A language, switched on or not."""
        return cls.env["res.lang"].with_context(active_test=False).search([("code", "=", code)])

    @classmethod
    def new_answer(cls, user=None, **values):
        """A draft, by the agent."""
        values = {
            "name": "学生票多少钱？",
            "text": "全日制学生凭学生证半价。",
            "topic_id": cls.topic("ticket_prices").id,
            **values,
        }
        return cls.env["scenic.answer"].with_user(user or cls.agent).create(values)

    @classmethod
    def new_approved(cls, **values):
        """An answer in force."""
        answer = cls.new_answer(cls.supervisor, **values)
        answer.action_approve()
        return answer


@tagged("post_install", "-at_install")
class TestAnswer(AnswerCommon):
    """What visitors are told is approved, kept in versions, and told for its days only."""

    def test_supervisor_approves(self):
        answer = self.new_answer()
        self.assertEqual((answer.state, answer.validity), ("draft", "none"))
        answer.with_user(self.supervisor).action_approve()
        self.assertRecordValues(answer, [{"state": "approved", "validity": "valid", "current_text": answer.text}])
        self.assertRecordValues(answer.version_id, [{"number": 1, "user_id": self.supervisor.id}])

    def test_agent_approves_nothing(self):
        for act in ("action_approve", "action_withdraw"):
            with self.subTest(act), self.assertRaises(AccessError):
                getattr(self.new_answer(), act)()

    def test_draft_asks_the_supervisor(self):
        answer = self.new_answer()
        activity = answer.sudo().activity_ids
        self.assertEqual(activity.user_id, self.supervisor)
        self.assertEqual(activity.activity_type_id, self.env.ref(f"{MODULE}.mail_activity_approve_answer"))
        answer.with_user(self.supervisor).action_approve()
        self.assertFalse(answer.activity_ids)

    def test_supervisors_change_is_a_version(self):
        answer = self.new_approved()
        answer.text = "学生凭证六折。"
        self.assertEqual(answer.state, "approved")
        self.assertRecordValues(
            answer.version_ids.sorted("number", reverse=True),
            [{"number": 2, "text": "学生凭证六折。"}, {"number": 1, "text": "全日制学生凭学生证半价。"}],
        )
        self.assertEqual(answer.version_id.number, 2)

    def test_agents_change_waits_while_the_version_before_holds(self):
        answer = self.new_approved().with_user(self.agent)
        answer.text = "学生免费。"
        self.assertRecordValues(
            answer, [{"state": "draft", "validity": "valid", "current_text": "全日制学生凭学生证半价。"}]
        )
        answer.with_user(self.supervisor).action_approve()
        self.assertEqual((answer.current_text, answer.version_id.number), ("学生免费。", 2))

    def test_saving_without_a_change_makes_no_version(self):
        answer = self.new_approved()
        answer.write({"text": answer.text, "sequence": 3})
        self.assertEqual(len(answer.version_ids), 1)

    def test_agent_changes_no_days_of_what_is_approved(self):
        answer = self.new_approved().with_user(self.agent)
        for vals in ({"valid_to": "2030-01-01"}, {"topic_id": self.topic("shows").id}, {"review_date": False}):
            with self.subTest(vals), self.assertRaises(AccessError):
                answer.write(vals)

    def test_agent_changes_nothing_else_of_what_is_approved(self):
        other = self.new_approved(name="老人票多少钱？", text="六十五岁以上免费。")
        answer = self.new_approved().with_user(self.agent)
        for vals in ({"source_id": other.id}, {"sequence": 1}, {"kind": "recorded", "text": "Else"}):
            with self.subTest(vals), self.assertRaisesRegex(AccessError, "is approved"):
                answer.write(vals)
        answer.with_user(self.supervisor).source_id = other
        self.assertEqual(answer.source_id, other)

    def test_agent_drafts_a_translation_of_what_is_approved(self):
        answer = self.new_approved().with_user(self.agent)
        english = {"name": "Students?", "text": "Half price.", "lang_id": self.lang("en_US").id}
        answer.write({"translation_ids": [Command.create({**english, "topic_id": answer.topic_id.id})]})
        self.assertRecordValues(answer.translation_ids, [{"state": "draft", "text": "Half price."}])
        self.assertEqual(answer.state, "approved")

    @mute_logger("odoo.sql_db")
    def test_versions_are_written_once(self):
        version = self.new_approved().version_id
        for user in (self.supervisor, self.manager):
            with self.subTest(user.login), self.assertRaises(UserError):
                version.with_user(user).text = "Else"
        with self.assertRaises(RestrictViolation):
            self.env.cr.execute("UPDATE scenic_answer_version SET text = 'x' WHERE id = %s", [version.id])

    def test_nobody_sets_the_version_by_hand(self):
        answer = self.new_approved()
        with self.assertRaises(UserError):
            answer.with_user(self.manager).version_id = False

    def test_valid_on_its_days_only(self):
        answer = self.new_approved(valid_from="2026-05-01", valid_to="2026-05-05")
        answers = self.env["scenic.answer"]
        for day, validity in (
            ("2026-04-30", "coming"),
            ("2026-05-01", "valid"),
            ("2026-05-05", "valid"),
            ("2026-05-06", "expired"),
        ):
            with self.subTest(day), freeze_time(f"{day} 04:00:00"):
                answer.invalidate_recordset(["validity"])
                self.assertEqual(answer.validity, validity)
                self.assertIn(answer, answers.search([("validity", "in", (validity,))]))
                self.assertEqual(answer in answers.search(answers._offered_domain()), validity == "valid")

    def test_days_in_their_order(self):
        with self.assertRaises(ValidationError):
            self.new_answer(valid_from="2026-05-05", valid_to="2026-05-01")

    def test_withdrawn_is_not_offered(self):
        answer = self.new_approved()
        answer.action_withdraw()
        self.assertNotIn(answer, answer.search(answer._offered_domain()))
        with self.assertRaises(UserError):
            answer.text = "Else"
        answer.action_reopen()
        self.assertEqual((answer.state, answer.validity), ("draft", "none"))

    def test_review_is_due_once(self):
        answer = self.new_approved(review_date="2026-05-01", user_id=self.colleague.id)
        for day in ("2026-04-30", "2026-05-01", "2026-05-02"):
            with freeze_time(f"{day} 04:00:00"):
                answer._cron_review_answers()
            activity = answer.sudo().activity_ids
            with self.subTest(day):
                self.assertEqual(activity.user_id, self.colleague if day > "2026-04-30" else self.env["res.users"])
                self.assertLessEqual(len(activity), 1)

    def test_expired_is_told_too(self):
        answer = self.new_approved(valid_to="2026-05-01")
        with freeze_time("2026-05-02 04:00:00"):
            answer._cron_review_answers()
        self.assertIn("Expired", answer.sudo().activity_ids.summary)

    def test_who_has_left_reviews_nothing(self):
        answer = self.new_approved(review_date="2026-05-01", user_id=self.colleague.id)
        self.env["scenic.desk"].search([("supervisor_id", "!=", False)]).supervisor_id = self.supervisor
        (self.colleague + self.supervisor).active = False
        with freeze_time("2026-05-02 04:00:00"):
            answer._cron_review_answers()
        self.assertTrue(answer.sudo().activity_ids.user_id.active)

    def test_reviewed_and_still_right(self):
        with freeze_time("2026-01-01 04:00:00"):
            answer = self.new_approved(review_date="2026-04-01")
        with freeze_time("2026-04-02 04:00:00"):
            answer._cron_review_answers()
            answer.with_user(self.supervisor).action_reviewed()
        self.assertGreaterEqual(answer.review_date, date(2026, 6, 1))
        self.assertFalse(answer.sudo().activity_ids)
