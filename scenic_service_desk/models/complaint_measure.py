from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from .readonly_mixin import TALK_PREFIXES

_REMINDER = "scenic_service_desk.mail_activity_complaint_measure"


class ScenicComplaintMeasure(models.Model):
    """A corrective measure 整改措施 with a due date of its own; it may outlive the complaint (register 3)."""

    _name = "scenic.complaint.measure"
    _description = "Corrective Measure"
    _inherit = [
        "scenic.silent.mixin",
        "mail.thread",
        "mail.activity.mixin",
        "scenic.deadline.mixin",
        "scenic.readonly.mixin",
    ]
    _order = "deadline, id"
    _check_company_auto = True

    complaint_id = fields.Many2one("scenic.complaint", required=True, index=True, readonly=True, ondelete="restrict")
    company_id = fields.Many2one(
        "res.company", related="complaint_id.company_id", store=True, precompute=True, index=True
    )
    desk_id = fields.Many2one("scenic.desk", related="complaint_id.desk_id", store=True, precompute=True, index=True)
    name = fields.Text("Corrective Measure", required=True, tracking=True)
    department_id = fields.Many2one("hr.department", "Carried Out By (Department)", ondelete="restrict")
    responsible_id = fields.Many2one("hr.employee", "Carried Out By", check_company=True, ondelete="restrict")
    deadline = fields.Datetime("To Be Done By", tracking=True)
    done_at = fields.Datetime(readonly=True, copy=False, tracking=True)
    done_note = fields.Char("How It Was Done", copy=False)
    checked_by_id = fields.Many2one("hr.employee", readonly=True, copy=False, ondelete="restrict")

    # the list's order
    _order_idx = models.Index("(deadline, id)")

    @api.depends("done_at")
    def _compute_is_overdue(self):
        return super()._compute_is_overdue()

    @api.model
    def _due_domain(self):
        return Domain("done_at", "=", False)

    @api.model_create_multi
    def create(self, vals_list):
        """A measure without a date is due in three working days; the supervisor is reminded of it."""
        measures = super().create(vals_list)
        for measure in measures:
            if measure.deadline:
                measure._remind()
            else:
                measure.deadline = measure._default_deadline()
        measures.complaint_id._after_measure()
        return measures

    def write(self, vals):
        """A date that moves takes its reminder along.

        :raise UserError: for what its button fills in, and for a measure that was carried out
        """
        if not self.env.su:
            self._check_own_fields(vals)
            changed = [name for name in vals if not name.startswith(TALK_PREFIXES)]
            if changed and (done := self.filtered("done_at")[:1]):
                raise UserError(self.env._("%s has been carried out and can no longer be changed.", done.name))
        res = super().write(vals)
        if "deadline" in vals:
            self._remind()
        return res

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("A corrective measure is never deleted. Write under it why it is not needed."))

    def _default_deadline(self):
        """As long from now as the company's rule allows for the measure itself; without a rule none.

        :return: datetime or False
        """
        rule = self.env["scenic.deadline.rule"]._of_code("complaint_measure", self.company_id)
        due_at = self.env["scenic.deadline"]._due_in(self.desk_id, self.company_id)
        return bool(rule) and due_at(fields.Datetime.now(), rule.amount, rule.unit, rule.cut_off)

    def _remind(self):
        """The desk's supervisor sees to it when it is due; never one of those whom the complaint is about.

        sudo: the reminder is another's.
        """
        for measure in self.sudo().filtered(lambda measure: measure.deadline and not measure.done_at):
            day = measure.desk_id._local_date(measure.deadline)
            if not measure.activity_reschedule([_REMINDER], date_deadline=day):
                user = measure.complaint_id._somebody("supervisor_id", "manager_id")
                measure._remind_user(_REMINDER, user, lambda this: this.complaint_id.name, date_deadline=day)

    @api.model
    def _remind_of_open(self):
        """Schedule the reminders that open measures have not got; a mail for each would bury what matters."""
        reminded = Domain("activity_ids", "any", [("activity_type_id", "=", self.env.ref(_REMINDER).id)])
        open_ones = self._due_domain() & Domain("deadline", "!=", False) & ~reminded
        self.with_context(mail_activity_quick_update=True).search(open_ones)._remind()

    def _concerned_users(self):
        return self.complaint_id._concerned_users()

    def _reminded_instead(self):
        return self.complaint_id._reminded_instead()

    def action_done(self):
        """It has been carried out; who says so has looked."""
        self.check_access("write")
        self.filtered(lambda measure: not measure.done_at)._note_done(self.env.user.employee_id)
        return True

    def _note_done(self, employee):
        """Write down who has looked, and when. sudo: what a button fills in nobody writes by hand, and the reminder
        is the supervisor's.

        :param employee: ``hr.employee`` record
        """
        done = self.sudo()
        done.write({"done_at": fields.Datetime.now(), "checked_by_id": employee.id})
        done.activity_feedback([_REMINDER])
