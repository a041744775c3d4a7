from odoo import api, fields, models
from odoo.exceptions import UserError

_AGENT = "scenic_service_desk.group_agent"


class ScenicComplaint(models.Model):
    """What is printed: the register form, the notice, the reply to the visitor (register 3)."""

    _inherit = "scenic.complaint"

    reply_id = fields.Many2one("scenic.complaint.reply", "Canned Reply", copy=False, ondelete="set null")
    reply_text = fields.Text(
        "Reply to the Visitor",
        compute="_compute_reply_text",
        store=True,
        precompute=True,
        readonly=False,
        copy=False,
        groups=_AGENT,
    )
    replied_at = fields.Datetime("Reply Sent At", readonly=True, copy=False)

    @api.depends("reply_id")
    def _compute_reply_text(self):
        """A chosen reply is filled in; what was written by hand stays until another is chosen."""
        for complaint in self:
            complaint.reply_text = (
                complaint.reply_id._compose(complaint) if complaint.reply_id else complaint.reply_text
            )

    def _letter_lang(self):
        """The language the visitor is written to: Chinese or English. sudo: others print his letter, too.

        :return: str, ``zh_CN`` or ``en_US``
        """
        code = self.sudo().visitor_lang_id.code or "zh_CN"
        return "zh_CN" if code.startswith("zh") else "en_US"

    def action_print_form(self):
        """Print the register form.

        :return: report action
        """
        grievance = len(self) == 1 and self.kind != "complaint"
        report = "complaint_grievance_report" if grievance else "complaint_report"
        return self.env.ref(f"scenic_service_desk.{report}").report_action(self, config=False)

    def action_reply_letter(self):
        """Print the reply to the visitor; where none is written, the canned one that suits.

        :return: report action
        """
        self.ensure_one()
        self._propose_reply()
        return self.env.ref("scenic_service_desk.complaint_letter_report").report_action(self, config=False)

    def _propose_reply(self):
        """:raise UserError: when there is nothing to write to the visitor"""
        if not self.reply_text and not self.is_locked:
            self.reply_id = self.env["scenic.complaint.reply"]._for(self)
        if not self.reply_text:
            raise UserError(self.env._("Please write the reply to the visitor first."))

    def action_replied(self):
        """The reply has gone out, to the visitor or to the authority that wrote."""
        for complaint in self.filtered(lambda complaint: not complaint.replied_at):
            complaint.check_access("write")
            complaint._propose_reply()
            complaint._write_unlocked({"replied_at": fields.Datetime.now()})
            complaint._after_reply()
        return True

    def _after_reply(self):
        """What follows when the reply has gone out."""

    def action_receipt(self):
        """Print the slip the visitor signs for the compensation.

        :return: report action
        :raise UserError: without an amount
        """
        self.ensure_one()
        if not self.compensation_amount:
            raise UserError(self.env._("There is no amount of compensation to sign for."))
        return self.env.ref("scenic_service_desk.complaint_receipt_report").report_action(self, config=False)

    def _purge_values(self):
        return {**super()._purge_values(), "reply_text": False}
