from datetime import datetime, time

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

_AGENT = "scenic_service_desk.group_agent"


class ScenicCheckMixin(models.AbstractModel):
    """An after-shift check: a list filled from the desk, judged, signed, and looked at by a second person."""

    _name = "scenic.check.mixin"
    _description = "After-Shift Check"
    _inherit = ["scenic.register.mixin", "scenic.checklist.mixin", "scenic.signable.mixin"]

    _initial_state = "draft"
    _closed_states = ("done", "rechecked")
    _transitions = {
        "draft": {"done": _AGENT},
        "done": {"rechecked": _AGENT, "draft": "scenic_service_desk.group_supervisor"},
    }
    _sign_acts = {"done": "_signed_done", "recheck": "_signed_recheck"}
    # the desk's and the slot's word for this check: "asset" or "safety"
    _check_kind = ""

    state = fields.Selection(
        selection_add=[("draft", "Being Checked"), ("done", "Check Signed"), ("rechecked", "Rechecked")], tracking=True
    )
    slot_id = fields.Many2one(
        "scenic.shift.slot",
        "For Shift",
        index="btree_not_null",
        ondelete="restrict",
        help="The shift that owes this check; it may be done shortly after the shift has ended.",
    )
    checker_id = fields.Many2one("hr.employee", "Checked By", readonly=True, copy=False, ondelete="restrict")
    done_at = fields.Datetime("Signed At", readonly=True, copy=False)
    needs_recheck = fields.Boolean(
        "Needs a Second Checker", compute="_compute_needs_recheck", store=True, precompute=True
    )
    second_checker_id = fields.Many2one("hr.employee", readonly=True, copy=False, ondelete="restrict")
    rechecked_at = fields.Datetime(readonly=True, copy=False)

    @api.depends("desk_id")
    def _compute_needs_recheck(self):
        for check in self:
            check.needs_recheck = check.desk_id[f"{self._check_kind}_check_recheck"]

    @api.depends("state")
    def _compute_results(self):
        """Signed with nothing on the list, e.g. at a new desk: done, and nothing is wrong."""
        res = super()._compute_results()
        self.filtered(lambda check: check.state != "draft" and not check.line_count).result = "ok"
        return res

    @api.model_create_multi
    def create(self, vals_list):
        """Start the checks: the list comes from the desk, the shift is the one that still owes it."""
        checks = super().create(vals_list)
        for check in checks:
            if not check.slot_id:
                check.slot_id = check._owing_slot()
        # sudo: what is to be checked is the desk's, whoever checks only judges it
        checks.sudo()._fill_lines()
        return checks

    def _fill_lines(self):
        """Make the lines of new checks out of what the desk has."""

    def _owing_slot(self):
        """The shift this check is for: the first begun that owes one and has none yet, else the shift it was made in.

        :return: ``scenic.shift.slot`` record, may be empty
        """
        self.ensure_one()
        there = self.search([("log_id", "=", self.log_id.id), ("id", "!=", self.id)]).slot_id
        hours = (self.desk_id._local(self.date) - datetime.combine(self.log_id.date, time.min)).total_seconds() / 3600
        for slot in self.desk_id._owed_checks(self._check_kind):
            if slot and slot not in there and slot.hour_from <= hours:
                return slot
        return self.shift_id.slot_id

    def action_start(self):
        """Begin the check: saving the form made the list; the form now shows it."""
        return True

    def action_start_here(self):
        """Begin the check of the user's desk, or go on with the one begun; the list's button.

        :return: act_window
        :raise UserError: for who is of no desk
        """
        desk = self.env["scenic.desk"]._default_desk()
        if not desk:
            raise UserError(self.env["scenic.desk"]._why_no_desk())
        return self._start(desk)

    @api.model
    def _start(self, desk):
        """Begin today's check of a desk, or go on with the one begun.

        :param desk: ``scenic.desk`` record
        :return: act_window
        """
        day = desk._local_date(fields.Datetime.now())
        check = self.search([("desk_id", "=", desk.id), ("log_id.date", "=", day), ("state", "=", "draft")], limit=1)
        return (check or self.create({"desk_id": desk.id}))._open_form()

    def _open_form(self, **context):
        return {
            "type": "ir.actions.act_window",
            "name": self._description_label(),
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
            "view_mode": "form",
            "context": context,
        }

    def action_done(self):
        """Sign the check as whoever made it (keeper, checker); what it found is set off.

        :return: True, or the dialog that asks who signs at a shared login
        :raise UserError: when something on the list has not been judged yet
        """
        self.ensure_one()
        self._check_all_looked_at()
        return self._ask_signature("done", self.env._("Sign the Check"))

    def _signed_done(self, employee, method):
        self.ensure_one()
        self._check_all_looked_at()
        self._transition("done", {"checker_id": employee.id, "done_at": fields.Datetime.now()})
        self.env["scenic.signature"]._sign(self, "checker", method, employee)
        self._follow_up()
        return True

    def _follow_up(self):
        """Set off what the signed check demands; each register says what."""

    def action_recheck(self):
        """Sign as the second checker 复核人, who is never the first.

        :return: True once it is signed, or the action of the dialog that asks for a signature
        """
        return self._ask_signature("recheck", self.env._("Sign as Second Checker"))

    def _signed_recheck(self, employee, method):
        """:raise UserError: when the second checker is the one who made the check"""
        self.ensure_one()
        if employee == self.checker_id:
            raise UserError(self.env._("%s made this check. Somebody else looks at it a second time.", employee.name))
        self._transition("rechecked", {"second_checker_id": employee.id, "rechecked_at": fields.Datetime.now()})
        self.env["scenic.signature"]._sign(self, "second_checker", method, employee)
        return True

    def action_reopen(self):
        """Open a signed check again because something in it is wrong (supervisor); it is signed anew."""
        return self._transition("draft", {"checker_id": False, "done_at": False})

    @api.model
    def _open_matter_domain(self):
        return Domain("state", "=", "done") & Domain("needs_recheck", "=", True)

    @api.model
    def _archive_fields(self):
        return [*super()._archive_fields(), "slot_id", "checker_id", "second_checker_id", "result"]

    @api.model
    def _closing_gaps(self, log):
        """What of this register the day still owes.

        :param log: ``scenic.duty.log`` record
        :return: list of dicts as in ``scenic.register.mixin``
        """
        return super()._closing_gaps(log) + self._owed_gaps(log)

    @api.model
    def _owed_gaps(self, log):
        """The checks a day owes and has not; see ``_closing_gaps``."""
        gaps = []
        checks = self.search([("log_id", "=", log.id)])
        for slot in log.desk_id._owed_checks(self._check_kind):
            of_slot = checks.filtered(lambda check, slot=slot: check.slot_id == slot or not slot)
            if not (signed := of_slot.filtered(lambda check: check.state != "draft")):
                text = self._gap_text(slot)
            elif log.desk_id.recheck_blocks_closing and all(check._is_recheck_pending() for check in signed):
                text = self._gap_text(slot, recheck=True)
            else:
                continue
            key = f"{self._check_kind}_check" + (f":{slot.id}" if slot else "")
            gaps.append({"key": key, "text": text, "action": self._gap_action(log, slot, of_slot)})
        return gaps

    def _is_recheck_pending(self):
        """Whether the second checker has still to sign."""
        self.ensure_one()
        return self.state == "done" and self.needs_recheck

    @api.model
    def _description_label(self):
        """The register's name in the user's language.

        sudo: the names of models are public on every screen, their table is not.
        :return: str
        """
        return self.env["ir.model"]._get(self._name).name

    @api.model
    def _gap_text(self, slot, recheck=False):
        """:return: str, e.g. “Early Shift: safety check not done”"""
        check = self._description_label()
        if slot:
            check = self.env._("%(shift)s: %(check)s", shift=slot.name, check=check)
        if recheck:
            return self.env._("%s: the second checker has not signed", check)
        return self.env._("%s not done", check)

    @api.model
    def _gap_action(self, log, slot, checks):
        """Where the owed check is made: the one begun, or a new one of that day and shift.

        :return: act_window
        """
        begun = checks.sorted("id")[-1:]
        context = {"default_desk_id": log.desk_id.id, "default_slot_id": slot.id}
        now = fields.Datetime.now()
        if log.date < log.desk_id._local_date(now):
            end = log.desk_id._day_end(log.desk_id._utc(datetime.combine(log.date, time(12))))
            context |= {"default_date": fields.Datetime.to_string(min(end, now)), "default_is_late_entry": True}
        return {**begun._open_form(**context), "name": self._description_label()}

    def _tell(self, activity, *roles, **values):
        """Schedule an activity for the first of the desk's people who may read the record.

        :param str activity: the activity type's XML id after ``mail_activity_``
        :param str roles: field names of the desk's people, the most fitting first
        :param values: further values of the activity
        """
        self.ensure_one()
        user = self.desk_id._responsible_reader(self, *roles)
        self._remind_user(f"scenic_service_desk.mail_activity_{activity}", user, **values)

    def _check_may_settle(self):
        """:raise AccessError: unless the user answers for the desk's assets"""
        user = self.env.user
        if self.env.su or user.has_groups("scenic_service_desk.group_safety,scenic_service_desk.group_manager"):
            return
        for check in self:
            if check.desk_id.asset_manager_id != user:
                raise AccessError(self.env._("The asset manager decides this."))
