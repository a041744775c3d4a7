from datetime import timedelta

from psycopg2.errors import UniqueViolation

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .roster import DAY, RosterCommon


@tagged("post_install", "-at_install")
class TestRoster(RosterCommon):
    """The supervisor makes the roster; it closes with its day."""

    def test_line_makes_its_shift_and_log(self):
        member = self.plan(self.agent_employee)
        self.assertRecordValues(
            member, [{"desk_id": self.desk.id, "slot_id": self.early.id, "day": DAY, "state": "planned"}]
        )
        self.assertEqual((member.date_start, member.date_end), (self.at(8), self.at(14)))
        self.assertEqual(member.log_id.date, DAY)

    def test_two_lines_share_a_shift(self):
        self.assertEqual(self.plan(self.agent_employee).shift_id, self.plan(self.colleague_employee).shift_id)

    def test_nobody_twice(self):
        self.plan(self.agent_employee)
        with mute_logger("odoo.sql_db"), self.assertRaises(UniqueViolation):
            self.plan(self.agent_employee)

    def test_employee_without_a_login(self):
        self.assertEqual(self.plan(self.guest_employee).shift_id.employee_ids, self.guest_employee)

    def test_agents_plan_nobody(self):
        with self.assertRaises(AccessError):
            self.plan(self.agent_employee, user=self.agent)
        shift = self.plan(self.agent_employee).shift_id
        with self.assertRaisesRegex(AccessError, "made by the supervisor"):
            shift.with_user(self.agent).employee_ids = self.colleague_employee

    def test_agent_takes_himself_off_no_roster(self):
        member = self.plan(self.agent_employee).with_user(self.agent)
        with self.assertRaises(AccessError):
            member.unlink()
        for vals in ({"day": "2024-05-03"}, {"employee_id": self.colleague_employee.id}):
            with self.subTest(vals), self.assertRaisesRegex(AccessError, "made by the supervisor"):
                member.write(vals)

    def test_crew_leader_reads_no_roster(self):
        member = self.plan(self.agent_employee)
        with self.assertRaises(AccessError):
            member.with_user(self.crew_leader).read(["employee_id"])

    def test_employees_of_a_shift_are_its_lines(self):
        shift = self.plan(self.agent_employee).shift_id
        shift.with_user(self.supervisor).employee_ids = self.colleague_employee + self.guest_employee
        self.assertEqual(shift.member_ids.employee_id, self.colleague_employee + self.guest_employee)
        self.assertEqual(self.env["scenic.shift"].search([("employee_ids", "in", self.guest_employee.ids)]), shift)
        self.assertNotIn(shift, self.env["scenic.shift"].search([("employee_ids", "not in", self.guest_employee.ids)]))

    def test_closed_day_keeps_its_roster(self):
        member = self.plan(self.agent_employee)
        member.log_id._transition("closed")
        with self.assertRaisesRegex(UserError, "closed"):
            self.plan(self.colleague_employee)
        for record in (member, member.with_user(self.manager)):
            with self.subTest(record.env.user.name), self.assertRaisesRegex(UserError, "closed"):
                record.write({"day": "2024-05-03"})
            with self.assertRaisesRegex(UserError, "closed"):
                record.unlink()

    def test_planned_line_is_taken_off(self):
        member = self.plan(self.agent_employee)
        member.with_user(self.supervisor).unlink()
        self.assertFalse(member.exists())

    def test_who_left_the_house_is_not_planned(self):
        self.guest_employee.active = False
        with self.assertRaises(ValidationError):
            self.plan(self.guest_employee)

    def test_desk_without_slots_or_team(self):
        empty = self.env["scenic.desk"].create({"name": "Empty", "tz": "Asia/Shanghai"})
        with self.assertRaisesRegex(UserError, "in which slot"):
            self.members.create({"desk_id": empty.id, "day": DAY, "employee_id": self.guest_employee.id})
        self.assertFalse(empty.with_user(self.supervisor).can_sign_in)
        self.assertFalse(empty.on_duty_ids)

    def test_relief_by_oneself(self):
        member = self.plan(self.agent_employee)
        with self.assertRaisesRegex(ValidationError, "Somebody else"):
            member.relief_ids = [(0, 0, {"relieved_by_id": self.agent_employee.id})]

    def test_back_before_left(self):
        member = self.plan(self.agent_employee)
        with self.assertRaisesRegex(ValidationError, "back before he left"):
            member.relief_ids = [(0, 0, {"left_at": self.at(9), "back_at": self.at(8)})]

    def test_relief_is_noted_at_the_desk_and_stays(self):
        member = self.plan(self.agent_employee)
        reliefs = self.env["scenic.shift.relief"]
        values = {"member_id": member.id, "left_at": self.at(9), "relieved_by_id": self.colleague_employee.id}
        relief = reliefs.with_user(self.agent).create(values)
        for user, act in (
            (self.agent, lambda relief: relief.unlink()),
            (self.kiosk_agent, lambda relief: relief.write({"reason": "Lunch"})),
            (self.kiosk_agent, lambda relief: relief.create(values)),
            (self.crew_leader, lambda relief: relief.read(["reason"])),
        ):
            with self.subTest(user.login), self.assertRaises(AccessError):
                act(relief.with_user(user))
        member.log_id._transition("closed")
        with self.assertRaisesRegex(UserError, "closed"):
            relief.with_user(self.agent).back_at = self.at(9, 30)


@tagged("post_install", "-at_install")
class TestRosterMoves(RosterCommon):
    """What a drag in the calendar means."""

    def setUp(self):
        super().setUp()
        self.member = self.plan(self.agent_employee).with_user(self.supervisor)

    def _drop(self, start, end=None):
        start = start.replace(tzinfo=None)
        end = end or start + (self.member.date_end - self.member.date_start)
        self.member.write({"date_start": start, "date_end": end})

    def _place(self):
        return (self.member.day - DAY).days, self.member.slot_id

    def test_another_day_keeps_the_slot(self):
        self._drop(self.at(8) + timedelta(days=3))
        self.assertEqual(self._place(), (3, self.early))
        self.assertEqual(self.member.date_start, self.at(8) + timedelta(days=3))

    def test_other_hours_find_the_slot_that_fits(self):
        self._drop(self.at(13))
        self.assertEqual(self._place(), (0, self.late))

    def test_longer_shift_finds_the_slot_that_fits(self):
        self.desk.slot_ids += self.all_day
        self._drop(self.at(8), self.at(20))
        self.assertEqual(self._place(), (0, self.all_day))

    def test_slot_over_midnight(self):
        night = self.env["scenic.shift.slot"].create({"name": "Night", "hour_from": 22, "hour_to": 30})
        self.desk.slot_ids += night
        self._drop(self.at(23), self.at(31))
        self.assertEqual(self._place(), (0, night))
        self.assertEqual(self.member.date_end, self.at(30))
        # dropped after midnight, on the calendar's next day: still the roster of the day before
        self._drop(self.at(48 + 1), self.at(48 + 6))
        self.assertEqual(self._place(), (1, night))

    def test_user_in_another_zone(self):
        self.supervisor.tz = "America/New_York"
        self._drop(self.at(8) + timedelta(days=1))
        self.assertEqual(self._place(), (1, self.early))

    def test_desk_changes_to_summer_time(self):
        self.desk.tz = "Europe/Berlin"
        day = DAY.replace(month=3, day=30)  # a Saturday; the clocks change on the night to Sunday
        member = self.plan(self.colleague_employee, day=day)
        self.supervisor.tz = "Europe/Berlin"
        self.assertEqual(member.date_start, self.utc(2024, 3, 30, 7))
        # the browser moves by a day of the wall clock
        member.with_user(self.supervisor).write(
            {"date_start": self.utc(2024, 3, 31, 6), "date_end": self.utc(2024, 3, 31, 12)}
        )
        self.assertRecordValues(
            member,
            [{"day": DAY.replace(month=3, day=31), "slot_id": self.early.id, "date_start": self.utc(2024, 3, 31, 6)}],
        )

    def test_closed_day_takes_nobody(self):
        self.plan(self.colleague_employee, day=DAY + timedelta(days=1)).log_id._transition("closed")
        with self.assertRaisesRegex(UserError, "closed"):
            self._drop(self.at(8) + timedelta(days=1))

    def test_who_signed_in_stays(self):
        self.member.sudo()._stamp("on_duty", {"signed_in_at": self.at(8)})
        with self.assertRaisesRegex(UserError, "signed in already"):
            self._drop(self.at(8) + timedelta(days=1))
        with self.assertRaises(UserError):
            self.member.unlink()

    def test_click_in_the_calendar(self):
        members = self.members.with_user(self.supervisor).with_context(
            default_desk_id=self.desk.id,
            default_date_start="2024-05-02 06:00:00",
            default_date_end="2024-05-02 13:00:00",
        )
        values = members.default_get(["desk_id", "day", "slot_id", "employee_id"])
        self.assertEqual((values["day"], values["slot_id"]), (DAY, self.late.id))
        member = members.create(
            {"desk_id": self.desk.id, "employee_id": self.guest_employee.id, **values, "slot_id": self.early.id}
        )
        self.assertEqual((member.slot_id, member.date_start), (self.early, self.at(8)))

    def test_line_being_filled_in_knows_its_company(self):
        members = self.members.with_user(self.supervisor)
        for vals in ({"desk_id": self.desk.id}, {"log_id": self.member.log_id.id}):
            with self.subTest(vals):
                self.assertEqual(members.new(vals).company_id, self.env.company)

    def test_start_alone_says_the_day(self):
        vals = {"desk_id": self.desk.id, "slot_id": self.late.id, "employee_id": self.guest_employee.id}
        members = self.members.with_user(self.supervisor).create(
            [
                {**vals, "date_start": f"2024-05-0{day} 23:00:00", "date_end": f"2024-05-0{day + 1} 11:00:00"}
                for day in (3, 5)
            ]
        )
        # 07:00 the next morning on the user's screen
        self.assertEqual([(member.day - DAY).days for member in members], [2, 4])
