from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain

# what is older is history; the closing of the day asks for it
_WITHIN = timedelta(days=2)
_SIGN = "scenic_service_desk.mail_activity_hand_over"
_ACCEPT = "scenic_service_desk.mail_activity_accept_handover"


class ScenicShift(models.Model):
    """Whether somebody was reminded that the shift was not handed over."""

    _inherit = "scenic.shift"

    handover_told = fields.Boolean(readonly=True, copy=False)

    @api.model
    def _not_handed_over(self):
        """Shifts that are over some time, somebody worked in, and nobody handed over.

        :return: ``scenic.shift`` recordset
        """
        now = fields.Datetime.now()
        over = self.search(
            [
                ("date_end", ">", now - _WITHIN),
                ("date_end", "<=", now),
                ("log_id.state", "=", "open"),
                ("member_ids.state", "in", ("on_duty", "left")),
            ]
        )
        due = over.filtered(lambda shift: shift.desk_id._is_handover_due(shift.date_end, now))
        handovers = self.env["scenic.handover"].search([("log_id", "in", due.log_id.ids), ("state", "!=", "draft")])
        # who signs on leaving, after the next shift began, signs for the one he was in
        return due.filtered(
            lambda shift: (
                shift not in handovers.shift_id
                and not shift.member_ids.employee_id
                & handovers.filtered(lambda h: h.log_id == shift.log_id).outgoing_id
            )
        )


class ScenicDesk(models.Model):
    """Whom to remind of handovers, and when."""

    _inherit = "scenic.desk"

    def _is_handover_due(self, since, now):
        """Whether it is time to remind of a handover.

        :param datetime since: when it could have been signed, naive UTC
        :param datetime now: naive UTC
        :return: bool
        """
        return bool(self.handover_alert) and since + timedelta(minutes=self.handover_alert) <= now

    def _remind_handover(self, record, activity, employees):
        """Remind the supervisor and those concerned who have a login and may read the record.

        sudo: whose login an employee has is HR's to read.

        :param record: ``scenic.duty.log`` or ``scenic.handover`` record
        :param str activity: the activity type's XML id
        :param employees: ``hr.employee`` recordset
        """
        users = employees.sudo().user_id | (self.supervisor_id or self.manager_id)
        kind = self.env.ref(activity)
        told = record.sudo().activity_ids.filtered(lambda known: known.activity_type_id == kind).user_id
        for user in (users - told).with_env(self.env):
            if record.with_user(user).has_access("read"):
                record._remind_user(
                    activity,
                    user,
                    lambda this: this.display_name,
                    date_deadline=self._local(fields.Datetime.now()).date(),
                )


class ScenicHandover(models.Model):
    """Reminders: who leaves signs, who comes accepts; each is told once, and no longer when it is done."""

    _inherit = "scenic.handover"

    acceptance_told = fields.Boolean(readonly=True, copy=False)

    @api.model
    def _cron_remind(self):
        """Remind of shifts that nobody handed over and of handovers that nobody accepted, once each."""
        shifts = self.env["scenic.shift"]._not_handed_over().filtered(lambda shift: not shift.handover_told)
        for shift in shifts:
            came = shift.member_ids.filtered(lambda member: member.state != "planned").employee_id
            shift.desk_id._remind_handover(shift.log_id, _SIGN, came)
        shifts._write_unlocked({"handover_told": True})
        waiting = self._not_accepted()
        for handover, incoming in waiting.items():
            handover.desk_id._remind_handover(handover, _ACCEPT, incoming)
        self.union(*waiting)._write_unlocked({"acceptance_told": True})

    @api.model
    def _not_accepted(self):
        """The latest handovers of desks where those who could accept them are there some time already.

        :return: dict from ``scenic.handover`` record to the employees on duty
        """
        now = fields.Datetime.now()
        recent = Domain("date", ">", now - _WITHIN) & Domain("state", "in", ("signed", "accepted"))
        latest = [handovers[0] for handovers in self.search(recent).grouped("desk_id").values()]
        result = {}
        for handover in latest:
            if handover.state != "signed" or handover.acceptance_told:
                continue
            desk = handover.desk_id
            leaving = handover.log_id.member_ids.filtered(
                lambda member, handover=handover: member.employee_id == handover.outgoing_id
            )
            own = leaving.shift_id or handover.shift_id
            there = desk._members_now().filtered(
                lambda member, own=own: member.state == "on_duty" and member.shift_id not in own
            )
            since = max([handover.signed_at, *there.mapped("date_start")[:1]]) if there else None
            if since and desk._is_handover_due(since, now):
                result[handover] = there.employee_id.with_env(self.env)
        return result

    def _signed_hand_over(self, employee, method):
        """Nobody is to be reminded any more, unless another shift of the day is still to be handed over."""
        res = super()._signed_hand_over(employee, method)
        others = self.env["scenic.shift"].search([("log_id", "=", self.log_id.id), ("handover_told", "=", True)])
        if not (others & others._not_handed_over()):
            self.log_id._end_reminders(_SIGN)
        return res

    def _signed_accept(self, employee, method):
        """Nobody is to be reminded any more, of earlier handovers of the desk neither."""
        res = super()._signed_accept(employee, method)
        earlier = self.search(
            [("desk_id", "=", self.desk_id.id), ("date", "<=", self.date), ("acceptance_told", "=", True)]
        )
        (self | earlier)._end_reminders(_ACCEPT)
        return res

    def _end_reminders(self, activity):
        """Drop reminders.

        sudo: they may be a colleague's.
        :param str activity: the activity type's XML id
        """
        self.sudo().activity_unlink([activity])


class ScenicDutyLog(models.Model):
    """A closed day is not to be handed over any more."""

    _inherit = "scenic.duty.log"

    def _close(self, employee, method):
        res = super()._close(employee, method)
        self._end_reminders(_SIGN)
        return res

    def _end_reminders(self, activity):
        """Drop reminders.

        sudo: they may be a colleague's.
        :param str activity: the activity type's XML id
        """
        self.sudo().activity_unlink([activity])
