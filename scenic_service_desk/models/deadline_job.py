from odoo import api, fields, models
from odoo.fields import Domain

_PORTION = 500
_SOON = "scenic_service_desk.mail_activity_deadline_soon"
_MISSED = "scenic_service_desk.mail_activity_deadline_missed"


class ScenicDeadline(models.Model):
    """The job: whoever has to hear of a missed deadline is told, each once."""

    _inherit = "scenic.deadline"

    @api.model
    def _cron_escalate(self):
        """Compute again what working time has moved, then take the steps that are due.

        Run twice it finds nothing left to do; two that run at once take different clocks. After an outage each step
        that was missed is taken, once.
        """
        self._in_portions(Domain("is_stale", "=", True), "id", "_compute_again")
        due = Domain("state", "=", "running") & Domain("next_step_at", "<=", fields.Datetime.now())
        self._in_portions(due & Domain("is_stale", "=", False), "next_step_at, id", "_escalate")

    @api.model
    def _in_portions(self, domain, order, method):
        """Do something with all clocks of a domain, which takes them out of it; each portion is kept by itself.

        :param domain: Domain
        :param str order: which come first
        :param str method: name of a method of the clocks
        """
        seen = Domain.TRUE
        while clocks := self.search(domain & seen, order=order, limit=_PORTION):
            taken = clocks.try_lock_for_update(allow_referencing=True)
            getattr(taken.filtered_domain(domain), method)()
            # what another run holds is left to it
            if len(taken) < len(clocks):
                seen &= Domain("id", "not in", (clocks - taken).ids)
            done = len(taken)
            self.env.flush_all()
            if not self.env["ir.cron"]._commit_progress(done):
                return
            self.env.invalidate_all()

    def _escalate(self):
        """Take every step that is due and was not taken."""
        now = fields.Datetime.now()
        told, moved = [], {}
        for clock in self:
            passed = clock.rule_id._steps_passed(clock.deadline, now)
            last = max(clock.taken_step_ids.mapped("after_minutes"), default=None)
            for step in passed - clock.taken_step_ids:
                # a reminder beforehand, put into the rule after the clock was past it, has nothing left to say
                if last is None or step.after_minutes >= min(last, 0):
                    told.append((clock, step))
            taken = clock.taken_step_ids | passed
            moved.setdefault((taken, clock.rule_id._next_step_at(clock.deadline, taken)), []).append(clock.id)
        self._tell(told)
        for (taken, at), ids in moved.items():
            self.browse(ids)._take(taken, at)

    @api.model
    def _tell(self, told):
        """Remind people of clocks, in one batch.

        :param list told: pairs of ``scenic.deadline`` and ``scenic.deadline.step`` records
        """
        kinds = {name: self.env.ref(name) for name in (_SOON, _MISSED)}
        vals_list = []
        for (clock, step), user in self._readers(told):
            kind = kinds[_SOON if step.after_minutes < 0 else _MISSED]
            desk = clock.desk_id
            vals_list.append(
                {
                    "res_model_id": self.env["ir.model"]._get_id(clock.res_model),
                    "res_id": clock.res_id,
                    "activity_type_id": kind.id,
                    "summary": " · ".join(record.with_context(lang=user.lang).name for record in (kind, clock.rule_id)),
                    "user_id": user.id,
                    "date_deadline": (desk._local(clock.deadline) if desk else clock.deadline).date(),
                    "automated": True,
                    "scenic_deadline_ids": clock.ids,
                }
            )
        # the web client shows them at once; a mail each would bury what matters
        quick = self.env["mail.activity"].with_context(mail_activity_quick_update=True, mail_create_nosubscribe=True)
        quick.create(vals_list)

    @api.model
    def _readers(self, told):
        """Who is told: the best fitting who may read the entry, each once for a clock.

        :param list told: as ``_tell`` takes it
        :return: list of (pair, ``res.users`` record); nobody is told where nobody may read
        """
        asked, fitting = {}, []
        ids = {}
        for clock, _step in told:
            ids.setdefault(clock.res_model, []).append(clock.res_id)
        for clock, step in told:
            entry = self.env[clock.res_model].browse(clock.res_id).with_prefetch(ids[clock.res_model])
            users = entry._clock_responsible(clock.rule_id, step)
            fitting.append(((clock, step), users))
            for user in users:
                asked.setdefault((user, clock.res_model), set()).add(clock.res_id)
        readable = {
            (user, model): set(self.env[model].with_user(user).browse(entries)._filtered_access("read").ids)
            for (user, model), entries in asked.items()
        }
        result, known = [], set()
        for (clock, step), users in fitting:
            user = next((user for user in users if clock.res_id in readable[user, clock.res_model]), None)
            if user and (clock, user, step.after_minutes < 0) not in known:
                known.add((clock, user, step.after_minutes < 0))
                result.append(((clock, step), user))
        return result
