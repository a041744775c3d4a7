from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from .hazard import OPEN_STATES

_SAFETY = "scenic_service_desk.group_safety"


class ScenicHazard(models.Model):
    """The way of a hazard: acknowledged, assigned, rectified, looked at again by somebody else (register 12)."""

    _inherit = "scenic.hazard"

    may_acknowledge = fields.Boolean(compute="_compute_may_acknowledge")

    @api.depends_context("uid")
    @api.depends("acknowledged_at", "is_critical", "state")
    def _compute_may_acknowledge(self):
        shared = self.env["scenic.desk"]._is_shared_login()
        for hazard in self:
            hazard.may_acknowledge = hazard._wants_acknowledgement() and (
                shared or hazard._is_safety_officer(self.env.user)
            )

    def _wants_acknowledgement(self):
        self.ensure_one()
        return self.is_critical and not self.acknowledged_at and self.state in OPEN_STATES

    def _is_safety_officer(self, user):
        """Whether a user answers for the safety of the hazard's desk.

        :param user: ``res.users`` record
        :return: bool
        """
        self.ensure_one()
        return bool(user) and (user == self.desk_id.safety_officer_id or user.has_group(_SAFETY))

    def _check_may_judge(self):
        """:raise AccessError: for those whose word does not let a day be closed with a critical hazard"""
        user = self.env.user
        if self.env.su or user.has_group("scenic_service_desk.group_supervisor"):
            return
        if any(not hazard._is_safety_officer(user) for hazard in self):
            raise AccessError(self.env._("Only the safety officer or a supervisor says that it is not critical."))

    def _can_move_to(self, state):
        # the desk's safety officer need not be a supervisor to assign
        own = state in self._transitions.get(self.state, ()) and self._is_safety_officer(self.env.user)
        return own or super()._can_move_to(state)

    def action_acknowledge(self):
        """The safety officer has taken note of a critical hazard: the day may be closed.

        :return: True once it is signed, or the action of the dialog that asks for a signature
        """
        return self._ask_signature("acknowledge", self.env._("Acknowledge the Hazard"))

    def _signed_acknowledge(self, employee, method):
        """:raise AccessError: for anybody but a safety officer

        sudo: whose login is whose is HR's to read.
        """
        self.ensure_one()
        if not self._is_safety_officer(employee.sudo().user_id):
            raise AccessError(self.env._("Only the safety officer acknowledges a critical hazard."))
        if not self._wants_acknowledgement():
            raise UserError(self.env._("This hazard needs no acknowledgement any more."))
        self.check_access("write")
        self._write_unlocked({"acknowledged_by_id": employee.id, "acknowledged_at": fields.Datetime.now()})
        self.env["scenic.signature"]._sign(self, "reader", method, employee)
        return True

    def action_assign(self):
        """Hand the hazard to who puts it right, with a deadline.

        :raise UserError: without somebody to do it
        """
        for hazard in self:
            if not hazard.responsible_id:
                raise UserError(self.env._("Please choose who is to put it right."))
            hazard._transition("assigned", {"deadline": hazard.deadline or hazard._default_deadline()})
            hazard._remind_responsible()
        return True

    def _default_deadline(self):
        days = self.desk_id.hazard_critical_days if self.is_critical else self.desk_id.hazard_days
        return self._due(fields.Datetime.now(), days, "days")

    def _remind_responsible(self):
        """Remind who puts it right, or the safety officer where he cannot open the register.

        sudo: whose login is whose is HR's to read.
        """
        self.ensure_one()
        self.activity_feedback(["scenic_service_desk.mail_activity_hazard"])
        user = self.responsible_id.sudo().user_id
        if not user or not self.with_user(user).has_access("read"):
            user = self.desk_id._responsible_reader(self, "safety_officer_id", "supervisor_id", "manager_id")
        self._remind_user(
            "scenic_service_desk.mail_activity_rectify",
            user,
            lambda hazard: hazard.description,
            date_deadline=self.desk_id._local(self.deadline).date(),
        )

    def action_rectified(self):
        """It has been put right; somebody else looks at it again.

        :return: True once it is signed, or the action of the dialog that asks for a signature
        :raise UserError: when nobody wrote what was done
        """
        self.ensure_one()
        self._check_measure()
        return self._ask_signature("rectify", self.env._("Report as Rectified"))

    def _check_measure(self):
        if not (self.measure or "").strip():
            raise UserError(self.env._("Please write what was done about it."))

    def _signed_rectify(self, employee, method):
        self.ensure_one()
        self._check_measure()
        self._transition("rectified", {"rectified_by_id": employee.id, "rectified_at": fields.Datetime.now()})
        self.env["scenic.signature"]._sign(self, "checker", method, employee)
        self.activity_feedback(
            ["scenic_service_desk.mail_activity_hazard", "scenic_service_desk.mail_activity_rectify"]
        )
        user = self.desk_id._responsible_reader(self, "safety_officer_id", "supervisor_id", "manager_id")
        self._remind_user("scenic_service_desk.mail_activity_recheck", user, lambda hazard: hazard.description)
        return True

    def action_recheck(self):
        """Somebody else than who put it right has looked: it is in order.

        :return: True once it is signed, or the action of the dialog that asks for a signature
        """
        return self._ask_signature("recheck", self.env._("Recheck"))

    def _signed_recheck(self, employee, method):
        """:raise UserError: when the one who rechecks put it right himself"""
        self.ensure_one()
        self._check_other_person(employee)
        self._transition("closed", {"rechecked_by_id": employee.id, "rechecked_at": fields.Datetime.now()})
        self.env["scenic.signature"]._sign(self, "second_checker", method, employee)
        self.activity_feedback(["scenic_service_desk.mail_activity_recheck"])
        return True

    def _check_other_person(self, employee):
        if employee in (self.rectified_by_id, self.responsible_id):
            raise UserError(self.env._("%s put it right. Somebody else looks at it again.", employee.name))

    def action_recheck_failed(self):
        """It is not in order yet: back to who puts it right.

        :raise UserError: without a word about what is still wrong
        """
        self.ensure_one()
        if not (self.recheck_note or "").strip():
            raise UserError(self.env._("Please write what is still wrong."))
        note = self.recheck_note
        self._transition(
            "assigned",
            {
                "responsible_id": (self.responsible_id or self.rectified_by_id).id,
                "deadline": self._default_deadline(),
                "failed_count": self.failed_count + 1,
                "rectified_by_id": False,
                "rectified_at": False,
                "recheck_note": False,
            },
        )
        self.message_post(body=self.env._("Not in order yet: %s", note))
        self.activity_feedback(["scenic_service_desk.mail_activity_recheck"])
        self._remind_responsible()
        return True

    @api.model
    def _closing_gaps(self, log):
        """A critical hazard is acknowledged by the safety officer before the day is closed."""
        gaps = super()._closing_gaps(log)
        hazards = self.search(
            Domain("desk_id", "=", log.desk_id.id)
            & Domain("state", "in", OPEN_STATES)
            & Domain("is_critical", "=", True)
            & Domain("acknowledged_at", "=", False)
            & Domain("log_id.date", "<=", log.date)
        )
        return gaps + [
            {
                "key": f"hazard_ack:{hazard.id}",
                # nobody's word stands for the safety officer's (register 12), where the desk has one
                "waivable": not log.desk_id.safety_officer_id,
                "text": self.env._("The safety officer has not acknowledged: %s", hazard.display_name),
                "action": {
                    "type": "ir.actions.act_window",
                    "name": self.env._("Hazard"),
                    "res_model": self._name,
                    "res_id": hazard.id,
                    "views": [(False, "form")],
                    "view_mode": "form",
                },
            }
            for hazard in hazards
        ]
