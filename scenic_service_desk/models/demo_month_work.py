from datetime import datetime, time, timedelta

from odoo import api, fields, models

_MODULE = "scenic_service_desk"


class ScenicDemoMonth(models.AbstractModel):
    """What happens in the month's shifts: questions, notes, checks, handovers."""

    _inherit = "scenic.demo.month"

    @api.model
    def _work(self, log, crew, hours, rng, texts, at):
        """A shift's questions and notes; call-backs are kept.

        :param tuple hours: from, to, on the desk's clock
        :param at: sets the clock to hours and minutes of the day
        """
        desk, (start, end) = log.desk_id, hours
        midnight = datetime.combine(log.date, time.min)

        def some_time():
            return desk._utc(midnight + timedelta(minutes=rng.randint(int(start * 60) + 5, int(end * 60) - 40)))

        busy = 2 if log.date.weekday() > 4 else 1
        owed = []
        for employee in crew:
            number = (rng.randint(2, 4) if desk.kind == "centre" else rng.randint(1, 3)) * busy
            calls = self._calls(desk, rng, texts, [some_time() for _call in range(number)])
            notes = [
                {"desk_id": desk.id, "date": some_time(), "text": rng.choice(texts["notes"])}
                for _note in range(rng.randint(0, 1))
            ]
            made = self._as(self.env["scenic.inquiry"], employee).create([vals for vals, _answer in calls])
            owed += [(call, answer) for call, (_vals, answer) in zip(made, calls, strict=True) if call.state == "owed"]
            self._as(self.env["scenic.duty.entry"], employee).create(notes)
        for call, answer in owed:
            self._call_back(call, answer, rng)
        self._count_questions(log, rng, texts, some_time)

    @api.model
    def _calls(self, desk, rng, texts, moments):
        """Values of calls, and what those who are called back are told.

        :return: list of pairs: dict, str
        """
        calls = []
        for moment in moments:
            name, question, outcome, answer = rng.choice(texts["hard_calls" if rng.random() < 0.07 else "calls"])
            topic = name and self.env.ref(f"{_MODULE}.inquiry_topic_{name}", raise_if_not_found=False)
            outcome = outcome if topic or outcome == "wrong_number" else "wrong_number"
            vals = {
                "desk_id": desk.id,
                "date": moment,
                "channel": "external" if rng.random() < 0.8 else "internal",
                "picked_up_late": rng.random() < 0.03,
                "topic_id": topic and topic.id,
                "question": question,
                "outcome": outcome,
                "answer": answer if outcome in ("answered", "transferred") else False,
                "origin": rng.choice(texts["origins"]) or False,
            }
            if outcome == "transferred":
                vals["department_id"] = self._of("department_operations").id
            if outcome == "call_back":
                vals |= {"visitor_name": rng.choice("赵钱孙李周吴郑冯陈褚") + rng.choice(["女士", "先生"])}
                vals |= {"visitor_phone": f"1390000{rng.randint(0, 9999):04d}"}
            calls.append((vals, answer))
        return calls

    @api.model
    def _call_back(self, call, answer, rng):
        """Ring the visitor up, in most cases in time."""
        moment = call.date + timedelta(minutes=rng.choice([8, 12, 15, 20, 26, 42]))
        call.write({"answer": answer, "reply_way": "phone", "reply_at": min(moment, fields.Datetime.now())})
        call.action_reply()

    @api.model
    def _count_questions(self, log, rng, texts, some_time):
        """The counter's taps."""
        counted = {}
        for name in texts["counter_topics"]:
            topic = self.env.ref(f"{_MODULE}.inquiry_topic_{name}", raise_if_not_found=False)
            for _hour in range(2 if topic else 0):
                key = topic.id, some_time().replace(minute=0, second=0)
                counted[key] = counted.get(key, 0) + rng.randint(1, 9)
        # sudo: demo data, on behalf of the desk
        tallies = self.env["scenic.inquiry.tally"].sudo()
        there = tallies.search([("log_id", "=", log.id)])
        taken = {(tally.topic_id.id, tally.date) for tally in there}
        tallies.create(
            [
                {
                    "log_id": log.id,
                    "desk_id": log.desk_id.id,
                    "company_id": log.company_id.id,
                    "topic_id": topic_id,
                    "date": hour,
                    "count": count,
                }
                for (topic_id, hour), count in counted.items()
                if (topic_id, hour) not in taken
            ]
        )

    @api.model
    def _check(self, log, crew, rng):
        """The after-shift checks; where two look, the second signs too."""
        for name in ("scenic.asset.check", "scenic.safety.check"):
            if not log.desk_id._owed_checks(self.env[name]._check_kind):
                continue
            checks = self._as(self.env[name], crew[0])
            check = checks.search([("log_id", "=", log.id)], limit=1) or checks.create({"desk_id": log.desk_id.id})
            if check.state != "draft":
                continue
            for line in check.line_ids.filtered(lambda line: not line.result and line._needs_own_look()):
                line.result = "ok"
            check.action_all_fine()
            check.action_done()
            if check.needs_recheck and len(crew) > 1:
                self._as(check, crew[1]).action_recheck()

    @api.model
    def _hand_over(self, log, employee, rng, texts):
        """Sign the shift's handover."""
        log = self._as(log, employee)
        handover = log.env["scenic.handover"]._of_log(log)
        if handover.state != "draft":
            return
        handover.note = handover.note or rng.choice(texts["handover"]) or False
        handover.action_hand_over()

    @api.model
    def _accept(self, log, roster, at, rng):
        """The next shift has signed in and accepts."""
        crew, members = roster
        self._begin(log, members, at, rng)
        at(2)
        log = self._as(log, crew[0])
        if log.can_accept:
            log.action_accept_handover()

    @api.model
    def _close(self, log, employee):
        """Close the day; what is still missing, a supervisor waives."""
        supervisor = self._of("employee_supervisor")
        waivers = self._as(self.env["scenic.log.waiver"], supervisor)
        for gap in self._as(log, supervisor)._gaps_left():
            waivers._waive(self._as(log, supervisor), gap, "当日设备检修，次日补做")
        self._as(log, employee)._close(employee, "login")
