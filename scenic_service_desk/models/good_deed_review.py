from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

_SUPERVISOR = "scenic_service_desk.group_supervisor"
_REMINDER = "scenic_service_desk.mail_activity_confirm_deed"


class ScenicGoodDeed(models.Model):
    """How a good deed is judged: by a supervisor, never by who did it or wrote it down (register 10)."""

    _inherit = "scenic.good.deed"

    can_review = fields.Boolean(compute="_compute_can_review")
    can_withdraw = fields.Boolean(compute="_compute_can_review")

    @api.depends_context("uid")
    @api.depends("state", "doer_id", "employee_id", "user_id", "item_id")
    def _compute_can_review(self):
        user, employee = self.env.user, self.env.user.employee_id
        shared = self.env["scenic.desk"]._is_shared_login()
        for deed in self:
            deed.can_review = deed.state == "draft" and (shared or not deed._why_not_judge(user, employee))
            deed.can_withdraw = deed.state in ("draft", "confirmed") and (
                shared or not deed._why_not_withdraw(user, employee)
            )

    def _is_doer(self, user, employee):
        """Whether it is the person's own deed. sudo: whose login is whose is HR's to read."""
        return bool(self.doer_id) and (employee == self.doer_id or self.doer_id.sudo().user_id == user)

    def _is_recorder(self, user, employee):
        """Whether the person wrote the deed down."""
        return user == self.user_id or (bool(employee) and employee == self.employee_id)

    def _why_not_judge(self, user, employee):
        """What keeps a person from judging the deed; drives the buttons and the checks.

        :param user: ``res.users`` whose rights count; may be empty
        :param employee: his ``hr.employee``; may be empty
        :return: str, a sentence; empty where he may
        """
        self.ensure_one()
        if not user or not user.has_group(_SUPERVISOR):
            return self.env._("Only a supervisor confirms or rejects good deeds.")
        if self._is_doer(user, employee):
            return self.env._("Nobody judges his own good deed. Ask another supervisor.")
        if self._is_recorder(user, employee):
            return self.env._("Who recorded a good deed does not judge it as well. Ask another supervisor.")
        return ""

    def _why_not_withdraw(self, user, employee):
        """What keeps a person from withdrawing the deed; see ``_why_not_judge``.

        Who wrote it down takes a draft back; one that a find proposed, or that is confirmed, only a supervisor.
        """
        self.ensure_one()
        if user and user.has_group(_SUPERVISOR):
            return ""
        if self.state == "draft" and not self.item_id and self._is_recorder(user, employee):
            return ""
        return self.env._("Only a supervisor withdraws this good deed.")

    def action_confirm(self):
        """Confirm; the points are fixed as the rules stand now.

        :return: the dialog of a shared login, else nothing to open
        :raise UserError: for several at a shared login, where each is signed
        """
        title = self.env._("Confirm the Good Deed")
        if len(self) == 1:
            return self._ask_signature("confirm", title)
        if self.env["scenic.desk"]._is_shared_login():
            raise UserError(self.env._("At a shared login each good deed is confirmed with the PIN: open them singly."))
        for deed in self:
            deed._ask_signature("confirm", title)
        return True

    def _signed_confirm(self, employee, method, moment=None):
        """Confirm by a proven person; his own rights count, not those of a shared login.

        sudo: whose login is whose is HR's to read.

        :param employee: ``hr.employee`` record
        :param str method: how he proved himself
        :param moment: when it was, for demo data; now by default
        :raise AccessError: for somebody who may not judge it
        """
        self.ensure_one()
        self._judge("confirmed", employee, method, moment, points=self._points_on_confirm())
        self.env["scenic.good.deed.badge"]._award(self.doer_id)
        return True

    def _judge(self, state, employee, method, moment=None, **vals):
        """Take the step to ``state`` in the name of ``employee``, who signs. sudo: whose login is whose is HR's."""
        if why_not := self._why_not_judge(employee.sudo().user_id, employee):
            raise AccessError(why_not)
        moment = moment or fields.Datetime.now()
        self._transition(state, {"reviewer_id": employee.id, "reviewed_at": moment, **vals}, by_system=True)
        self.env["scenic.signature"]._sign(self, "approver", method, employee, moment=moment)
        self._settle_reminder()

    def action_reject(self):
        """Ask for the reason, then reject.

        :return: act_window
        """
        return self._open_reason("rejected", self.env._("Reject the Good Deed"))

    def action_withdraw(self):
        """Ask for the reason, then withdraw.

        :return: act_window
        """
        return self._open_reason("withdrawn", self.env._("Withdraw the Good Deed"))

    def _open_reason(self, step, name):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": "scenic.deed.reason",
            "view_mode": "form",
            "target": "new",
            "context": {"default_deed_id": self.id, "default_step": step},
        }

    def _end(self, step, reason, employee, method, moment=None):
        """Reject a draft, or withdraw a deed; its points are gone then.

        sudo: whose login is whose is HR's to read.

        :param str step: ``rejected`` or ``withdrawn``
        :param str reason: why
        :param employee: ``hr.employee`` who signs
        :param str method: how he proved himself
        :param moment: when it was, for demo data; now by default
        :raise AccessError: for somebody who may not
        :raise UserError: without a reason, or when it has moved on meanwhile
        """
        self.ensure_one()
        if not (reason or "").strip():
            raise UserError(self.env._("Please write the reason."))
        if step == "rejected":
            self._judge("rejected", employee, method, moment, opinion=reason, close_reason=reason)
            return
        if why_not := self._why_not_withdraw(employee.sudo().user_id or self.env.user, employee):
            raise AccessError(why_not)
        self._transition("withdrawn", {"close_reason": reason, "points": 0}, by_system=True)
        self._settle_reminder()

    def _settle_reminder(self):
        """The reminder of this deed is done; where others wait, the next one carries it.

        sudo: the reminder may be another's.
        """
        self.sudo().activity_feedback([_REMINDER])
        self._remind_of_drafts(self.desk_id)

    @api.model
    def _remind_of_drafts(self, desks):
        """Have one reminder at each desk where good deeds wait: on the oldest, for all of them.

        sudo: who hands something in, or confirms one, need not see the others.
        :param desks: ``scenic.desk`` recordset
        """
        activity_type = self.env.ref(_REMINDER, raise_if_not_found=False)
        if not activity_type:
            return
        drafts = self.sudo().search([("desk_id", "in", desks.ids), ("state", "=", "draft")], order="date, id")
        for desk, waiting in drafts.grouped("desk_id").items():
            if activity_type in waiting.activity_ids.activity_type_id:
                continue
            people = [user for user in (desk.supervisor_id, desk.manager_id) if user.active]
            fit = [user for user in people if not waiting[0]._why_not_judge(user, user.employee_id)]
            if user := next(iter(fit or people), None):
                waiting[0]._remind_user(_REMINDER, user)
