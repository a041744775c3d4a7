from datetime import date, datetime

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import MODULE, ScenicCommon


@tagged("post_install", "-at_install")
class TestDutyLog(ScenicCommon):
    """Every entry hangs on its desk's log of its day; logs and shifts are made when first needed, once."""

    def _at(self, moment, **values):
        """An item handed in at a UTC moment."""
        return self.new_item(date=moment, found_at=moment, is_late_entry=True, **values)

    def test_made_once_a_day(self):
        first, second = self._at("2024-05-01 02:00:00"), self._at("2024-05-01 09:00:00")
        self.assertEqual(first.log_id, second.log_id)
        logs = self.env["scenic.duty.log"].search([("desk_id", "=", self.desk.id), ("date", "=", "2024-05-01")])
        self.assertEqual(len(logs), 1)

    def test_each_desk_has_its_own(self):
        other = self.new_item(self.kiosk_agent, desk_id=self.kiosk.id)
        self.assertNotEqual(other.log_id, self.new_item().log_id)

    def test_claims_hang_on_the_same_log(self):
        item = self.new_item()
        self.assertEqual(self.new_claim(item).log_id, item.log_id)

    def test_small_hours_belong_to_yesterday(self):
        # 02:00 on 2 May in Shanghai
        self.assertEqual(self._at("2024-05-01 18:00:00").log_id.date, date(2024, 5, 1))

    def test_day_turns_at_the_desks_hour(self):
        # 04:00 on 2 May in Shanghai
        self.assertEqual(self._at("2024-05-01 20:00:00").log_id.date, date(2024, 5, 2))
        self.desk.day_turn_hour = 6
        self.assertEqual(self._at("2024-05-01 20:00:00").log_id.date, date(2024, 5, 1))

    def test_day_is_the_desks_not_utc(self):
        # 07:00 on 2 May in Shanghai, still 1 May in Greenwich
        self.assertEqual(self._at("2024-05-01 23:00:00").log_id.date, date(2024, 5, 2))

    def test_late_entry_hangs_on_its_true_day(self):
        item = self._at("2024-05-01 02:00:00")
        self.assertEqual(item.log_id.date, date(2024, 5, 1))
        self.assertEqual(item.custody_move_ids.sign_method, "paper")
        self.assertEqual(item.custody_move_ids.date, datetime(2024, 5, 1, 2))

    def test_corrected_time_moves_the_entry(self):
        item = self._at("2024-05-02 02:00:00")
        item.write({"date": "2024-05-01 02:00:00", "found_at": "2024-05-01 02:00:00"})
        self.assertEqual(item.log_id.date, date(2024, 5, 1))

    def test_entry_is_saved_after_the_day_was_closed(self):
        log = self._at("2024-05-01 02:00:00").log_id
        self.close_log(log)
        self.assertEqual(self._at("2024-05-01 03:00:00").log_id, log)

    def test_crew_leader_needs_no_log_right(self):
        item = self.new_on_site()
        self.assertEqual(item.log_id.desk_id, self.desk)

    def test_closed_log_is_reopened_by_the_manager_only(self):
        log = self._at("2024-05-01 02:00:00").log_id
        self.close_log(log)
        with self.assertRaises(AccessError):
            log.with_user(self.supervisor)._reopen("A mistake")
        log.with_user(self.manager)._reopen("A mistake")
        self.assertEqual(log.state, "open")

    def test_day_and_desk_of_a_log_stay(self):
        log = self.new_item().log_id
        for vals in ({"date": "2020-01-01"}, {"desk_id": self.kiosk.id}):
            with self.subTest(vals), self.assertRaises(UserError):
                log.with_user(self.manager).write(vals)

    def test_entry_without_a_desk_goes_to_the_users_own(self):
        vals = {"description": "Umbrella", "category_id": self.category("umbrella").id}
        item = self.env["scenic.found.item"].with_user(self.kiosk_agent).create(vals)
        self.assertEqual(item.desk_id, self.kiosk)

    def test_entry_without_a_desk_is_put_into_its_store(self):
        vals = {"description": "Umbrella", "category_id": self.category("umbrella").id}
        item = self.env["scenic.found.item"].with_user(self.agent).create(vals)
        self.assertEqual(item.location_id, self.stock_room)


@tagged("post_install", "-at_install")
class TestShift(ScenicCommon):
    """An entry's shift is the running one whose roster holds its employee, else the latest started."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        slots = [cls.env.ref(f"{MODULE}.shift_slot_{name}") for name in ("early", "middle", "late")]
        cls.early, cls.middle, cls.late = slots
        cls.desk.slot_ids = cls.early + cls.middle + cls.late

    def _at(self, hour):
        """The shift of an item handed in at an hour of 1 May in Shanghai."""
        moment = self.desk._utc(datetime(2024, 5, 1, hour))
        return self.new_item(date=moment, found_at=moment, is_late_entry=True).shift_id

    def test_running_shift(self):
        self.assertEqual(self._at(9).slot_id, self.early)

    def test_latest_started_of_several(self):
        self.assertEqual(self._at(11).slot_id, self.middle)

    def test_own_roster_first(self):
        self._at(9).sudo().employee_ids = self.agent_employee
        self.assertEqual(self._at(11).slot_id, self.early)

    def test_latest_started_after_all_ended(self):
        self._at(21)
        self.assertEqual(self._at(23).slot_id, self.late)

    def test_none_before_the_first(self):
        self.assertFalse(self._at(6))

    def test_made_once(self):
        self.assertEqual(self._at(9), self._at(8))
        self.assertEqual(len(self.env["scenic.shift"].search([("desk_id", "=", self.desk.id)])), 1)

    def test_desk_without_slots_has_none(self):
        self.desk.slot_ids = False
        self.assertFalse(self._at(9))
