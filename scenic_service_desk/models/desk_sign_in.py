from datetime import timedelta

from odoo import fields, models
from odoo.exceptions import AccessError, UserError


class ScenicDesk(models.Model):
    """Who signs in and out at the desk, and for which shift."""

    _inherit = "scenic.desk"

    def _sign_candidates(self, act):
        """Who may sign; see the mixin. sudo: the team is chosen among names; the records are HR's."""
        members = self._members_now()
        on_duty = members.filtered(lambda member: member.state == "on_duty").employee_id
        if act == "sign_out":
            return on_duty
        # anybody of the team may come to help
        planned = members.filtered(lambda member: member.state == "planned").employee_id
        return planned | (self.sudo().member_ids - on_duty)

    def _sign_default(self, act):
        """The one who is awaited, where it is only one."""
        candidates = self.expected_ids if act == "sign_in" else self.on_duty_ids
        return candidates if len(candidates) == 1 else candidates.browse()

    def _check_signing_place(self):
        """:raise UserError: at the shared login of another desk"""
        # sudo: which logins a desk shares is the manager's to read
        if self.env["scenic.desk"]._is_shared_login() and self.env.user not in self.sudo().shared_user_ids:
            raise UserError(self.env._("Please sign at the counter of %s, or at your own login.", self.name))

    def _signed_in(self, employee, method):
        """Sign an employee in for the shift he is planned for, else for the one that runs.

        sudo: who is not planned is put on the roster by his own signature.

        :param employee: ``hr.employee`` record
        :param str method: how he proved who he is
        :raise AccessError: for somebody who is neither planned nor of the desk's team
        :raise UserError: where there is no shift to sign in for
        """
        self._check_signing_place()
        members = self._members_now().filtered(lambda member: member.employee_id == employee)
        now = fields.Datetime.now()
        lead = timedelta(minutes=self.sign_in_lead)
        planned = members.filtered(lambda member: member.state == "planned" and member.date_end > now)
        on_duty = members.filtered(lambda member: member.state == "on_duty" and member.date_end > now)
        if on_duty and not planned.filtered(lambda member: member.date_start - lead <= now):
            raise UserError(self.env._("%s has signed in already.", employee.name))
        member = planned[:1]
        if not member:
            if employee not in self.sudo().member_ids:
                raise AccessError(
                    self.env._("%s does not belong to this desk's team and is not on today's roster.", employee.name)
                )
            shift = self._shift_to_join(now)
            member = member.create({"shift_id": shift.id, "employee_id": employee.id})
            member._write_unlocked({"is_unplanned": True})
        return member.with_env(self.env)._signed_in(employee, method)

    def _signed_out(self, employee, method):
        """Sign an employee out of the shift he is signed in for.

        :raise UserError: when he is not on duty here
        """
        members = self._members_now().filtered(
            lambda member: member.employee_id == employee and member.state == "on_duty"
        )
        if not members:
            raise UserError(self.env._("%s is not on duty here.", employee.name))
        return members[:1].with_env(self.env)._signed_out(employee, method)

    def _shift_to_join(self, now):
        """The shift for somebody who comes unplanned: the latest he may sign in for by now, else the next to start.

        :param datetime now: naive UTC
        :return: ``scenic.shift`` record, sudo
        :raise UserError: where there is none today
        """
        spans = self._spans_to_join(now)
        lead = timedelta(minutes=self.sign_in_lead)
        if not spans:
            raise UserError(
                self.env._("All shifts of today are over.")
                if self._slot_hours()
                else self.env._("This desk has no shift slots yet: the centre manager sets them on the desk's form.")
            )
        begun = [span for span in spans if span[0] - lead <= now]
        _start, day, slot_id = max(begun) if begun else min(spans)
        slot = self.env["scenic.shift.slot"].browse(slot_id)
        return self.env["scenic.shift"]._of_slots(self, {(day, slot)})[day, slot]

    def _spans_to_join(self, now):
        """The shifts of today that are not over yet, with those that began yesterday.

        :param datetime now: naive UTC
        :return: list of tuples: start (naive UTC), date, slot's id
        """
        today = self._local_date(now)
        spans = []
        for slot_id, hour_from, hour_to in self._slot_hours():
            for day in (today - timedelta(days=1), today):
                start, end = self._slot_span(day, hour_from, hour_to)
                if now < end and (day == today or start <= now):
                    spans.append((start, day, slot_id))
        return spans
