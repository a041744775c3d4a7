from datetime import date, timedelta

from odoo import Command
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .roster import RosterCommon

MONDAY = date(2024, 6, 3)


@tagged("post_install", "-at_install")
class TestShiftPlan(RosterCommon):
    """A pattern becomes a month's roster; who cannot come is left out and named."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.a, cls.b, cls.c = cls.agent_employee, cls.colleague_employee, cls.guest_employee
        (cls.a + cls.b + cls.c).resource_calendar_id = False

    def _plan(self, lines, user=None, days=7, start=MONDAY, **values):
        """A plan; ``lines`` are pairs of employee and slot, or employees."""
        rows = [line if isinstance(line, tuple) else (line, self.early.browse()) for line in lines]
        return (
            self.env["scenic.shift.plan"]
            .with_user(user or self.supervisor)
            .create(
                {
                    "desk_id": self.desk.id,
                    "date_from": start,
                    "date_to": start + timedelta(days=days - 1),
                    "line_ids": [
                        Command.create({"employee_id": employee.id, "slot_id": slot.id, "sequence": i})
                        for i, (employee, slot) in enumerate(rows)
                    ],
                    **values,
                }
            )
        )

    def _roster(self, employee, start=MONDAY, days=7):
        """What an employee does, a letter a day: e early, l late, . off."""
        members = self.members.search([("employee_id", "=", employee.id), ("desk_id", "=", self.desk.id)])
        by_day = {member.day: member.slot_id.name[0].lower() for member in members}
        return "".join(by_day.get(start + timedelta(days=i), ".") for i in range(days))

    def test_each_week_the_same(self):
        plan = self._plan([(self.a, self.early), (self.b, self.late)], days=14)
        plan.line_ids.filtered(lambda line: line.employee_id == self.b).write({"saturday": False, "sunday": False})
        plan.action_apply()
        self.assertEqual(self._roster(self.a, days=14), "e" * 14)
        self.assertEqual(self._roster(self.b, days=14), "lllll.." * 2)

    def test_rotation_day_by_day(self):
        plan = self._plan([self.a, self.b, self.c], mode="rotating")
        plan.step_ids = [Command.clear()] + [
            Command.create({"sequence": i, "slot_id": slot})
            for i, slot in enumerate([self.early.id, self.late.id, False])
        ]
        plan.action_apply()
        self.assertEqual([self._roster(one) for one in (self.a, self.b, self.c)], ["el.el.e", "l.el.el", ".el.el."])

    def test_rotation_week_by_week_on_weekdays(self):
        plan = self._plan([self.a, self.b], mode="rotating", rotate_every="week", days=14, saturday=False, sunday=False)
        plan.step_ids = [Command.clear()] + [
            Command.create({"sequence": i, "slot_id": slot.id}) for i, slot in enumerate([self.early, self.late])
        ]
        plan.action_apply()
        self.assertEqual(self._roster(self.a, days=14), "eeeee..lllll..")
        self.assertEqual(self._roster(self.b, days=14), "lllll..eeeee..")

    def test_steps_begin_with_the_desks_slots_and_a_day_off(self):
        plan = self._plan([self.a], mode="rotating")
        self.assertEqual([step.slot_id for step in plan.step_ids], [self.early, self.late, self.early.browse()])

    def test_off_by_the_working_calendar(self):
        self.a.resource_calendar_id = self.env["resource.calendar"].create({"name": "Five Days"})
        plan = self._plan([(self.a, self.late)])
        self.assertIn("agent Wang does not work on Jun 8, Jun 9", plan.preview)
        action = plan.action_apply()
        self.assertEqual(self._roster(self.a), "lllll..")
        self.assertIn("agent Wang (2)", action["params"]["message"])

    def test_two_week_calendar(self):
        calendar = self.env["resource.calendar"].create({"name": "Two Weeks", "two_weeks_calendar": False})
        calendar.switch_calendar_type()
        week = str(self.env["resource.calendar.attendance"].get_week_type(MONDAY))
        calendar.attendance_ids.filtered(lambda line: line.week_type == week and not line.display_type).unlink()
        self.a.resource_calendar_id = calendar
        self._plan([(self.a, self.early)], days=14).action_apply()
        self.assertEqual(self._roster(self.a, days=14), "." * 7 + "eeeee..")

    def test_own_leave(self):
        self.env["resource.calendar.leaves"].create(
            {
                "name": "Wedding",
                "resource_id": self.a.resource_id.id,
                "date_from": self.at(0, day=MONDAY),
                "date_to": self.at(13, day=MONDAY),
            }
        )
        plan = self._plan([(self.a, self.early), (self.b, self.early)], days=2)
        self.assertIn("agent Wang is on leave on Jun 3", plan.preview)
        plan.action_apply()
        self.assertEqual((self._roster(self.a, days=2), self._roster(self.b, days=2)), (".e", "ee"))

    def test_leave_of_everybody(self):
        calendar = self.env["resource.calendar"].create({"name": "All Days"})
        self.b.resource_calendar_id = calendar
        self.env["resource.calendar.leaves"].create(
            {
                "name": "Holiday",
                "calendar_id": calendar.id,
                "date_from": self.at(0, day=MONDAY),
                "date_to": self.at(24, day=MONDAY),
            }
        )
        self._plan([(self.a, self.early), (self.b, self.early)], days=2).action_apply()
        self.assertEqual((self._roster(self.a, days=2), self._roster(self.b, days=2)), ("ee", ".e"))

    def test_planned_at_another_desk(self):
        self.kiosk.slot_ids = self.all_day
        self.plan(self.a, self.all_day, day=MONDAY, desk_id=self.kiosk.id)
        plan = self._plan([(self.a, self.early)], days=2)
        self.assertIn("planned elsewhere at that time on Jun 3", plan.preview)
        plan.action_apply()
        self.assertEqual(self._roster(self.a, days=2), ".e")

    def test_twice_at_the_same_time(self):
        self.desk.slot_ids += self.middle
        plan = self._plan([(self.a, self.early), (self.a, self.middle)], days=1)
        self.assertEqual(plan.new_count, 1)

    def test_again_adds_nothing(self):
        plan = self._plan([(self.a, self.early)])
        plan.action_apply()
        before = self.members.search_count([])
        again = self._plan([(self.a, self.early)])
        self.assertEqual(again.new_count, 0)
        again.action_apply()
        self.assertEqual(self.members.search_count([]), before)

    def test_replace_takes_off_who_is_not_in_the_pattern(self):
        self._plan([(self.a, self.early), (self.b, self.late)], days=2).action_apply()
        there = self.members.search([("employee_id", "=", self.b.id), ("day", "=", MONDAY)])
        there._stamp("on_duty", {"signed_in_at": self.at(14, day=MONDAY)})
        self._plan([(self.a, self.late)], days=2, replace=True).action_apply()
        self.assertEqual((self._roster(self.a, days=2), self._roster(self.b, days=2)), ("ll", "l."))

    def test_closed_day_is_left_out(self):
        self.plan(self.b, day=MONDAY).log_id._transition("closed")
        self._plan([(self.a, self.early)], days=2).action_apply()
        self.assertEqual(self._roster(self.a, days=2), ".e")

    def test_next_week_starts_from_the_last(self):
        plan = self._plan([(self.a, self.early), (self.b, self.late)])
        plan.line_ids.filtered(lambda line: line.employee_id == self.b).write({"sunday": False})
        plan.action_apply()
        following = self.env["scenic.shift.plan"].create(
            {"desk_id": self.desk.id, "date_from": MONDAY + timedelta(days=7), "date_to": MONDAY + timedelta(days=13)}
        )
        self.assertRecordValues(
            following.line_ids.sorted(lambda line: line.employee_id.name),
            [
                {"employee_id": self.a.id, "slot_id": self.early.id, "sunday": True},
                {"employee_id": self.b.id, "slot_id": self.late.id, "sunday": False},
            ],
        )

    def test_first_plan_starts_from_the_team(self):
        plan = self.env["scenic.shift.plan"].with_user(self.supervisor).create({"desk_id": self.desk.id})
        self.assertEqual(set(plan.line_ids.employee_id.ids), set(self.desk.member_ids.ids))

    def test_empty_desk(self):
        empty = self.env["scenic.desk"].create({"name": "Empty", "tz": "Asia/Shanghai"})
        plan = self.env["scenic.shift.plan"].create({"desk_id": empty.id})
        self.assertFalse(plan.line_ids)
        with self.assertRaisesRegex(UserError, "Nobody is in the pattern"):
            plan.action_apply()

    def test_agents_plan_nothing(self):
        plan = self._plan([(self.a, self.early)], user=self.agent)
        with self.assertRaises(AccessError):
            plan.action_apply()

    def test_last_day_before_the_first(self):
        with self.assertRaisesRegex(ValidationError, "after the first"):
            self._plan([(self.a, self.early)], days=0)

    def test_month_in_few_queries(self):
        plan = self._plan([(self.a, self.early), (self.b, self.late)], days=3)
        plan.action_apply()
        self.env.flush_all()

        def cost(days, start):
            wizard = self._plan([(self.a, self.early), (self.b, self.late)], days=days, start=start)
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            wizard.action_apply()
            self.env.flush_all()
            return self.env.cr.sql_log_count - before

        week, month = cost(7, MONDAY + timedelta(days=30)), cost(31, MONDAY + timedelta(days=60))
        # a new day's log looks up its holiday
        self.assertLess(month, week + 24 + 12)
