from odoo import fields, models
from odoo.exceptions import UserError, ValidationError


class ScenicPatrol(models.Model):
    """Visits that were signed on the paper sheet while the system was away."""

    _inherit = "scenic.patrol"

    def action_enter_paper(self):
        """Ask for a visit that stands on the paper sheet.

        :return: act_window of the wizard
        """
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Visit from the Paper Form"),
            "res_model": "scenic.patrol.paper",
            "view_mode": "form",
            "target": "new",
            "context": {"default_patrol_id": self.id},
        }

    def _enter_paper(self, checkpoint, employee, moment, countersigner=None, visit=None):
        """A visit with the time that stands on the paper, marked as entered later.

        sudo: the signed parts of a visit are written by nobody; that the user may write the round is checked here.

        :param checkpoint: ``scenic.checkpoint`` record
        :param employee: ``hr.employee`` record, who signed on the paper
        :param datetime moment: naive UTC
        :param countersigner: ``hr.employee`` record, may be empty
        :param visit: ``scenic.patrol.visit`` record of the round that was planned, may be empty
        :return: ``scenic.patrol.visit`` record
        :raise UserError: for a closed round
        :raise ValidationError: for a time outside the round's day
        """
        self.ensure_one()
        self.check_access("write")
        checkpoint._check_patroller(employee)
        if self.is_locked:
            raise UserError(self.env._("%s is closed; start a late entry of its own instead.", self.display_name))
        if moment > fields.Datetime.now():
            raise ValidationError(self.env._("The time lies in the future. Please check date and hour."))
        if self.desk_id._local_date(moment) != self.day:
            raise ValidationError(self.env._("The time lies outside the day of this round."))
        if visit and (visit.patrol_id != self or visit.checkpoint_id != checkpoint):
            raise UserError(self.env._("The planned post belongs to another round."))
        patrol = self.sudo()
        if patrol.state == "planned":
            patrol._transition(
                "running",
                {"employee_id": patrol.employee_id.id or employee.id, "started_at": moment},
                by_system=True,
            )
        visit = visit.sudo() if visit else patrol._new_extra_visit(checkpoint)
        visit._sign_visit(employee, "paper", moment)
        if countersigner:
            visit._countersign(countersigner, "paper", moment)
        return visit.with_env(self.env)
