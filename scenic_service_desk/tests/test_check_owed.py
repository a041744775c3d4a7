from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, ValidationError
from odoo.tests import freeze_time, tagged

from .check_common import CheckCommon

# 21:30 in Shanghai
EVENING = "2026-11-18 13:30:00"


@freeze_time(EVENING)
@tagged("post_install", "-at_install")
class TestCheckOwed(CheckCommon):
    """Which checks a day owes before it is closed (registers 11 and 12)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.early, cls.late = (
            cls.env.ref("scenic_service_desk.shift_slot_early"),
            cls.env.ref("scenic_service_desk.shift_slot_late"),
        )
        cls.desk.slot_ids = cls.early + cls.late
        cls.desk.asset_check_recheck = cls.desk.safety_check_recheck = False

    def _log(self):
        return self.env["scenic.duty.log"]._of_day(self.desk, self.desk._local_date(fields.Datetime.now()))

    def _keys(self, log=None):
        log = (log or self._log()).with_user(self.agent)
        gaps = [
            *log.env["scenic.asset.check"]._closing_gaps(log),
            *log.env["scenic.safety.check"]._closing_gaps(log),
            *log.env["scenic.hazard"]._closing_gaps(log),
        ]
        return [gap["key"] for gap in gaps]

    def test_the_last_shift_owes_both(self):
        self.assertEqual(self._keys(), [f"asset_check:{self.late.id}", f"safety_check:{self.late.id}"])

    def test_a_slot_that_always_owes(self):
        self.early.owes_safety_check = "yes"
        self.assertIn(f"safety_check:{self.early.id}", self._keys())

    def test_a_slot_that_never_owes(self):
        self.late.write({"owes_asset_check": "no", "owes_safety_check": "no"})
        self.assertFalse(self._keys())

    def test_gap_in_words(self):
        log = self._log().with_user(self.agent)
        [gap] = log.env["scenic.safety.check"]._closing_gaps(log)
        self.assertEqual(gap["text"], "Late Shift: Safety Check not done")

    def test_signed_checks_are_owed_no_more(self):
        self.signed_asset_check()
        self.signed_safety_check()
        self.assertFalse(self._keys())

    def test_a_check_begun_is_still_owed_and_found_again(self):
        check = self.safety_check()
        log = self._log().with_user(self.agent)
        [gap] = log.env["scenic.safety.check"]._closing_gaps(log)
        self.assertEqual(gap["action"]["res_id"], check.id)

    def test_gap_of_an_earlier_day_leads_into_that_day(self):
        log = self._log().with_user(self.agent)
        with freeze_time("2026-11-20 02:00:00"):
            [gap] = log.env["scenic.safety.check"]._closing_gaps(log)
            checks = self.env["scenic.safety.check"].with_user(self.agent).with_context(**gap["action"]["context"])
            # as the form does
            check = checks.create(checks.default_get(["desk_id", "date", "slot_id", "is_late_entry"]))
            self.assertEqual((check.log_id, check.slot_id, check.is_late_entry), (log, self.late, True))

    def test_second_checker_is_owed_too(self):
        self.desk.safety_check_recheck = True
        self.signed_asset_check()
        check = self.signed_safety_check()
        self.assertEqual(self._keys(), [f"safety_check:{self.late.id}"])
        check.with_user(self.colleague).action_recheck()
        self.assertFalse(self._keys())

    def test_second_checker_need_not_hold_up_the_day(self):
        self.desk.write({"safety_check_recheck": True, "recheck_blocks_closing": False})
        self.signed_asset_check()
        self.signed_safety_check()
        self.assertFalse(self._keys())

    def test_the_shift_that_owes_is_proposed(self):
        self.assertEqual(self.safety_check().slot_id, self.late)

    def test_a_morning_check_is_not_the_late_shifts(self):
        check = self.safety_check(date=fields.Datetime.to_datetime(EVENING) - timedelta(hours=11))
        self.assertEqual(check.slot_id, self.early)

    def test_desk_without_shifts_owes_one_of_each(self):
        self.desk.slot_ids = False
        self.assertEqual(self._keys(), ["asset_check", "safety_check"])
        self.desk.owes_asset_check = False
        self.assertEqual(self._keys(), ["safety_check"])

    def test_desk_with_nothing_owes_nothing(self):
        (self.printer + self.screen).scenic_desk_id = False
        self.chairs.active = False
        self.desk.safety_template_id = False
        self.assertFalse(self._keys())

    def test_a_new_desk_owes_a_safety_check(self):
        company = self.env["res.company"].create({"name": "New Park"})
        desk = self.env["scenic.desk"].create({"name": "New", "company_id": company.id})
        self.assertTrue(desk.safety_template_id.is_default)
        self.assertEqual(desk._owed_checks("safety"), [self.env["scenic.shift.slot"]])

    def test_the_companys_own_template_comes_first(self):
        own = self.template.copy({"name": "Ours", "company_id": self.env.company.id, "is_default": True})
        self.assertEqual(self.env["scenic.desk"].create({"name": "New"}).safety_template_id, own)

    def test_one_template_is_the_usual_one(self):
        with self.assertRaisesRegex(ValidationError, "After-Shift Safety Check"):
            self.template.write({"company_id": False, "is_default": True})

    def test_a_desk_may_go_without(self):
        desk = self.env["scenic.desk"].create({"name": "New", "safety_template_id": False})
        self.assertFalse(desk._owed_checks("safety"))

    def test_critical_hazard_waits_for_the_safety_officer(self):
        self.signed_asset_check()
        hazard = self.signed_safety_check(["Main switch"]).line_ids.hazard_id
        self.assertEqual(self._keys(), [f"hazard_ack:{hazard.id}"])
        hazard.with_user(self.officer).action_acknowledge()
        self.assertFalse(self._keys())

    def test_nobody_waives_the_safety_officers_word(self):
        self.signed_asset_check()
        self.signed_safety_check(["Main switch"])
        for officer, waivable in ((self.officer, False), (self.env["res.users"], True)):
            self.desk.safety_officer_id = officer
            with self.subTest(officer=officer.login):
                gaps = self.env["scenic.hazard"]._closing_gaps(self._log())
                self.assertEqual([gap["waivable"] for gap in gaps], [waivable])

    def test_ordinary_hazard_does_not_hold_up_the_day(self):
        self.signed_asset_check()
        self.signed_safety_check(["Computer"])
        self.assertFalse(self._keys())

    def test_only_the_safety_officer_acknowledges(self):
        hazard = self.signed_safety_check(["Main switch"]).line_ids.hazard_id
        for user in (self.agent, self.supervisor, self.manager):
            with self.subTest(user.login), self.assertRaises(AccessError):
                hazard.with_user(user).action_acknowledge()

    def test_card_counts_what_is_owed_after_the_days_end(self):
        desk = self.desk.with_user(self.agent)
        self.assertEqual((desk.owed_asset_count, desk.owed_safety_count), (1, 1))
        self.signed_safety_check()
        desk.invalidate_recordset()
        self.assertEqual((desk.owed_asset_count, desk.owed_safety_count), (1, 0))
        with freeze_time("2026-11-19 06:00:00"):
            desk.invalidate_recordset()
            self.assertEqual((desk.owed_asset_count, desk.owed_safety_count), (0, 0))

    def test_start_goes_on_with_what_was_begun(self):
        desk = self.desk.with_user(self.agent)
        first, second = desk.action_start_safety_check(), desk.action_start_safety_check()
        self.assertEqual(first["res_id"], second["res_id"])
