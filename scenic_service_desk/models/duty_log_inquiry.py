from odoo import fields, models


class ScenicDutyLog(models.Model):
    """How much was asked on the log's day."""

    _inherit = "scenic.duty.log"

    inquiry_count = fields.Integer("Inquiries", compute="_compute_inquiry_count")
    question_count = fields.Integer("Counted Questions", compute="_compute_inquiry_count")

    def _compute_inquiry_count(self):
        mine = [("log_id", "in", self.ids)]
        inquiries = self.env["scenic.inquiry"]._read_group(
            [*mine, ("state", "!=", "withdrawn")], ["log_id"], ["__count"]
        )
        taps = self.env["scenic.inquiry.tally"]._read_group(mine, ["log_id"], ["count:sum"])
        inquiries, taps = dict(inquiries), dict(taps)
        for log in self:
            log.inquiry_count = inquiries.get(log, 0)
            log.question_count = taps.get(log, 0)

    def action_inquiries(self):
        """The day's inquiries.

        :return: act_window
        """
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("scenic_service_desk.inquiry_action")
        return {**action, "domain": [("log_id", "=", self.id)], "context": {"default_desk_id": self.desk_id.id}}
