import random
import uuid
from datetime import timedelta

from odoo import api, fields, models

from .demo_clock import DemoClock

_MODULE = "scenic_service_desk"
_COMMENTS = {
    5: [
        "工作人员很热情，帮我们找到了走散的老人",
        "风景很美，标识清楚",
        "Lovely park, the guide spoke good English",
        "",
    ],
    4: ["整体不错，希望增加遮阳的地方", "卫生间很干净", "", ""],
    3: ["排队时间有点长", "餐饮选择太少", "Signs could be larger", ""],
    2: ["停车场太难找，出口堵了四十分钟", "热水不够，价格偏高", "Very crowded at the theatre"],
    1: ["投诉了没有人回复，非常失望", "检票员态度不好"],
}


class ScenicDemoVoice(models.AbstractModel):
    """A month of visitors' answers and call-backs, made through the same steps as real ones."""

    _name = "scenic.demo.voice"
    _description = "Demo Data of Satisfaction"

    @api.model
    def _load(self, days=35):
        """Let visitors answer, and colleagues call back those who were not satisfied.

        :param int days: how many, up to yesterday
        """
        rng = random.Random(13)
        company = self.env.ref("base.main_company")
        centre, kiosk = (self.env.ref(f"{_MODULE}.{name}") for name in ("desk_centre", "desk_kiosk"))
        with DemoClock() as clock:
            now = clock.moment
            for number in range(days, 0, -1):
                for desk in (centre, kiosk):
                    for _visitor in range(rng.randint(1, 3) if desk == centre else rng.randint(0, 2)):
                        moment = desk._utc(self._hour(desk._local(now - timedelta(days=number)), rng))
                        clock.moment = moment
                        self._visitor(desk, moment, rng, trend=(days - number) / days)
                    if number < 3:
                        # the latest wait for their call-backs
                        clock.moment = desk._utc(self._hour(desk._local(now - timedelta(days=number)), rng))
                        self._visitor(desk, clock.moment, rng, mood=2)
            clock.moment = now
            self._call_back(company, now, rng)
            self.env["scenic.satisfaction.target"]._plan_year(company, centre._local(now).year)

    @api.model
    def _hour(self, local, rng):
        return local.replace(hour=rng.randint(10, 17), minute=rng.randint(0, 59), second=0, microsecond=0)

    @api.model
    def _visitor(self, desk, moment, rng, trend=1, mood=None):
        """One visitor's answers; they get a little better with the weeks.

        :param float trend: from 0, the first day, to 1, the last
        :param int mood: from 1 to 5; by chance by default
        """
        mood = mood or min(5, max(1, round(rng.gauss(4.0 + 0.4 * trend - (0.2 if desk.kind == "kiosk" else 0), 0.9))))
        survey = desk.company_id._satisfaction_survey()
        answers = {}
        for question in survey.question_ids:
            key, measure = str(question.id), question.scenic_measure
            if measure == "item" and rng.random() < 0.9:
                answers[key] = str(min(5, max(1, mood + rng.choice((-1, 0, 0, 0, 1)))))
            elif measure == "overall":
                answers[key] = str(mood)
            elif measure == "recommend":
                answers[key] = str(min(10, max(0, mood * 2 + rng.choice((-1, 0, 1)))))
            elif measure in ("party", "origin"):
                answers[key] = str(rng.choice(question.suggested_answer_ids).id)
            elif measure == "comment":
                answers[key] = rng.choice(_COMMENTS[mood])
            elif measure == "phone" and mood < 3:
                answers[key] = f"139-0000-{rng.randint(400, 499):04d}"
        self.env["survey.user_input"]._scenic_receive(
            desk,
            answers,
            {
                "access_token": str(uuid.UUID(int=rng.getrandbits(128))),
                "scenic_source": rng.choice(("qr", "qr", "qr", "tablet", "tablet", "poll")),
                "lang_id": self.env["res.lang"]._lang_get(self.env.lang or "en_US").id,
                "end_datetime": moment,
            },
        )

    @api.model
    def _call_back(self, company, now, rng):
        """What colleagues made of the call-backs: older ones are done, the latest wait."""
        callbacks = self.env["scenic.callback"]
        # concluded by the demo's own steps, at a time of their own
        ended = [("state", "=", "closed"), ("kind", "=", "complaint"), ("company_id", "=", company.id)]
        callbacks._plan(self.env["scenic.complaint"].search(ended), "complaint")
        claims = self.env["scenic.claim"]._to_call_back(now - timedelta(days=14), now - timedelta(days=1))
        callbacks._plan(claims.filtered(lambda claim: claim.company_id == company), "returned")
        callers = [self.env.ref(f"{_MODULE}.employee_{name}") for name in ("agent1", "agent2", "agent3", "supervisor")]
        results = [
            ("satisfied", None, False),
            ("satisfied", None, False),
            ("satisfied", None, False),
            ("so_so", "道歉可以，但停车问题还没有解决", False),
            ("satisfied", None, False),
            ("dissatisfied", "等了三天才有人回电话", True),
        ]
        waiting = callbacks.search([("state", "=", "planned"), ("company_id", "=", company.id)])
        for number, callback in enumerate(waiting.filtered(lambda one: one.since < now - timedelta(days=2))):
            free = [caller for caller in callers if caller not in callback.concerned_ids]
            moment = callback._callable(callback.desk_id, callback.since + timedelta(hours=rng.randint(6, 50)))
            if not free or moment >= now:
                continue
            caller = free[number % len(free)]
            if number % 4 == 3:
                callback._attempt("no_answer", caller, "login", moment=moment)
                moment = callback.next_at
                if moment >= now:
                    continue
            callback._attempt("reached", caller, "login", moment=moment)
            satisfaction, why, reopen = results[number % len(results)]
            reopen = reopen and callback.reason == "complaint"
            callback._answer(satisfaction, caller, why, reopen=reopen, moment=moment)
        first = callbacks.search([("state", "=", "planned"), ("company_id", "=", company.id)], limit=1)
        if first and (caller := next((one for one in callers if one not in first.concerned_ids), None)):
            agreed = first._callable(first.desk_id, fields.Datetime.add(now, hours=20))
            moment = first._callable(first.desk_id, now - timedelta(hours=14))
            if moment < now:
                first._attempt("later", caller, "login", moment=moment, agreed_at=agreed)
