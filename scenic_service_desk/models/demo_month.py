import json
import random
from datetime import datetime, time, timedelta
from itertools import chain

from odoo import api, fields, models
from odoo.tools import file_open

from .demo_clock import DemoClock

_MODULE = "scenic_service_desk"


class ScenicDemoMonth(models.AbstractModel):
    """A month of duty logs of the demo desks, up to yesterday, lived through the same steps as real ones."""

    _name = "scenic.demo.month"
    _description = "Demo Data of a Month"

    @api.model
    def _load(self, days=30):
        """Let the demo desks' days happen.

        :param int days: how many, up to yesterday
        """
        with file_open(f"{_MODULE}/demo/month_texts.json") as file:
            texts = json.load(file)
        with DemoClock() as clock:
            now = clock.moment
            for desk in map(self._of, ("desk_centre", "desk_kiosk")):
                today = desk._local_date(now)
                # other demo data reach further back
                open_logs = self.env["scenic.duty.log"].search([("desk_id", "=", desk.id), ("date", "<", today)])
                month = {today - timedelta(days=number) for number in range(1, days + 1)}
                for day in sorted({*month, *open_logs.mapped("date")}):
                    # somebody forgot to close the kiosk yesterday
                    forget = day == today - timedelta(days=1) and desk.kind == "kiosk"
                    self._day(desk, day, self._crews(desk, day), texts, clock, forget)

    @api.model
    def _of(self, name):
        return self.env.ref(f"{_MODULE}.{name}")

    @api.model
    def _crews(self, desk, day):
        """Who works in the desk's slots, the earliest first; they change by turns.

        :return: list of lists of ``hr.employee`` records
        """
        if desk == self._of("desk_kiosk"):
            names = ["employee_custodian"] if day.toordinal() % 5 == 0 else ["employee_agent3"]
            return [[self._of(name) for name in names]]
        crews = [["employee_agent1", "employee_supervisor"], ["employee_agent2", "employee_identity"]]
        if day.toordinal() % 4 > 1:
            crews.reverse()
        return [[self._of(name) for name in crew] for crew in crews]

    @api.model
    def _as(self, records, employee):
        """Records as the employee's own login has them."""
        return records.with_user(employee.user_id)

    @api.model
    def _day(self, desk, day, crews, texts, clock, forget=False):
        """One day from the first signing in to closing.

        :param bool forget: nobody closes it
        """
        rng = random.Random(day.toordinal() * 10 + desk.id)

        def at(hours, minutes=0):
            clock.moment = desk._utc(datetime.combine(day, time.min) + timedelta(hours=hours, minutes=minutes))

        log = self.env["scenic.duty.log"]._of_day(desk, day)
        if log.state != "open":
            return
        rosters = self._plan(desk, day, crews)
        for shift, (crew, members) in enumerate(rosters):
            first, start, end = crew[0], members[0].slot_id.hour_from, members[0].slot_id.hour_to
            self._begin(log, members, lambda minutes, start=start: at(start, minutes), rng)
            if not shift:
                at(start, -25)
                self._open(log, first, rng, texts)
                at(start, -15)
                self._brief(log, crew, rng, texts, at, start)
            at(end, -5)
            self._work(log, crew, (start, end), rng, texts, at)
            at(end, -4)
            is_last = shift == len(rosters) - 1
            if is_last:
                self._check(log, crew, rng)
                log.remarks = log.remarks or rng.choice(texts["remarks"])
            self._hand_over(log, first, rng, texts)
            if is_last and not forget:
                at(end, 5)
                self._close(log, first)
            elif not is_last:
                self._accept(log, rosters[shift + 1], lambda minutes, end=end: at(end, minutes), rng)
            at(end, 8)
            for member in members:
                if member.state == "on_duty":
                    self._as(member, member.employee_id).action_sign_out()

    @api.model
    def _plan(self, desk, day, crews):
        """The rosters of a day: who is planned already, else one of the crews; at the centre always two.

        :return: list of pairs: crew, its ``scenic.shift.member`` records
        """
        slots = desk.slot_ids.sorted("hour_from")
        shifts = self.env["scenic.shift"]._of_slots(desk, {(day, slot) for slot in slots})
        planned = [shifts[day, slot].member_ids.employee_id for slot in slots]
        taken = set().union(*(employees.ids for employees in planned))
        rosters = []
        for slot, there, usual in zip(slots, planned, crews, strict=False):
            free = [employee for employee in chain(usual, *crews) if employee.id not in taken]
            crew = [*there, *free[: max(len(usual) - len(there), 0)]]
            shift = shifts[day, slot]
            self.env["scenic.shift.member"].create(
                [{"shift_id": shift.id, "employee_id": employee.id} for employee in crew if employee not in there]
            )
            taken.update(employee.id for employee in crew)
            members = {member.employee_id: member for member in shift.member_ids}
            rosters.append((crew, [members[employee] for employee in crew]))
        return rosters

    @api.model
    def _begin(self, log, members, at, rng):
        """Sign in, most in time, and look at each other's appearance."""
        for member in members:
            if member.state != "planned":
                continue
            at(rng.choice([-45, -40, -38, -35, -33, -31, -31, -22]))
            self._as(member, member.employee_id).action_sign_in()
        for member, looks in zip(members, reversed(members), strict=True):
            if member.appearance_by_id:
                continue
            if rng.random() < 0.06:
                member.write({"badge_ok": False, "appearance_remark": "工卡遗忘，已补领临时工卡"})
            self._as(member, looks.employee_id).action_check_appearance()

    @api.model
    def _open(self, log, employee, rng, texts):
        """Opening check, weather, what is on today; last evening's handover is accepted."""
        log = self._as(log, employee)
        weather, temperature = rng.choice(texts["weather"])
        vals = {"weather": weather, "temperature": temperature, "operating_info": rng.choice(texts["operating_info"])}
        log.write({name: value for name, value in vals.items() if not log[name]})
        if log.can_accept:
            log.action_accept_handover()
        log.opening_line_ids.filtered(lambda line: line._needs_own_look()).write({"result": "ok"})
        log.action_opening_done()

    @api.model
    def _brief(self, log, crew, rng, texts, at, start):
        """The morning's briefing; at a desk of one person nobody needs one."""
        if len(crew) < 2 or log.briefing_ids:
            return
        briefing = self._as(self.env["scenic.briefing"], crew[-1]).create(
            {
                "desk_id": log.desk_id.id,
                "date": fields.Datetime.now(),
                "minutes": 15,
                "review": rng.choice(texts["review"]),
                **rng.choice(texts["briefing"]),
            }
        )
        briefing.action_hold()
        for minutes, employee in enumerate(crew[:-1], 2):
            at(start, minutes - 5)
            self._as(briefing, employee).action_read()
