from odoo import api, fields, models
from odoo.exceptions import UserError


class ScenicAnswer(models.Model):
    """Looking again at answers whose review is due or whose days are over."""

    _inherit = "scenic.answer"

    def action_reviewed(self):
        """The text is right as it stands: look again in as long a time.

        :raise UserError: without a review date
        """
        today = fields.Date.context_today(self)
        for answer in self:
            if not answer.review_date:
                raise UserError(self.env._("Please set the day on which “%s” is to be reviewed.", answer.name))
            approved_on = (answer.version_id.approved_at or fields.Datetime.now()).date()
            period = max((answer.review_date - approved_on).days, 30)
            answer.review_date = fields.Date.add(today, days=period)
        self.activity_feedback(["scenic_service_desk.mail_activity_review_answer"])

    @api.model
    def _cron_review_answers(self):
        """Remind those who look after answers whose review is due or whose days are over."""
        today = fields.Date.context_today(self)
        kind = self.env.ref("scenic_service_desk.mail_activity_review_answer")
        due = self.search(
            [
                ("state", "!=", "withdrawn"),
                ("version_id", "!=", False),
                "|",
                ("review_date", "<=", today),
                ("valid_to", "<", today),
            ]
        )
        told = self.env["mail.activity"].search(
            [("res_model", "=", self._name), ("res_id", "in", due.ids), ("activity_type_id", "=", kind.id)]
        )
        supervisors = {}
        for answer in due.filtered(lambda answer: answer.id not in set(told.mapped("res_id"))):
            company = answer.company_id
            if company not in supervisors:
                desk = self.env["scenic.desk"].search([("company_id", "=", company.id)], limit=1)
                supervisors[company] = (desk.supervisor_id + desk.manager_id).filtered("active")[:1]
            expired = answer.valid_to and answer.valid_to < today
            answer._remind_user(
                "scenic_service_desk.mail_activity_review_answer",
                answer.user_id.filtered("active") or supervisors[company] or self.env.user,
                (lambda this: this.env._("Expired: no longer offered")) if expired else None,
            )
