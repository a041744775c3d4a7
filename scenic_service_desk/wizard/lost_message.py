import base64

from odoo import api, fields, models
from odoo.exceptions import UserError

_AGENT = "scenic_service_desk.group_agent"
# what a square of a few centimetres still holds for a phone's camera
_LONGEST = 800


class ScenicLostMessage(models.TransientModel):
    """What is sent to an owner: composed in his language, copied with one click or scanned from the screen.

    Visitors leave telephone numbers, not addresses: it goes out through the desk's own phone.
    """

    _name = "scenic.lost.message"
    _description = "Message to the Owner"
    _inherit = ["scenic.visible.mixin"]

    report_id = fields.Many2one("scenic.lost.report", "Lost Report", required=True, readonly=True)
    text_id = fields.Many2one("scenic.lost.text", "Occasion", compute="_compute_text_id", store=True, readonly=False)
    lang = fields.Selection(
        [("zh", "Chinese"), ("en", "English")], "Language", compute="_compute_lang", store=True, readonly=False
    )
    text = fields.Text(compute="_compute_text", store=True, readonly=False)
    phone = fields.Char(related="report_id.visitor_phone")
    qr_kind = fields.Selection(
        [("sms", "Text Message With Number"), ("text", "Text Alone")],
        "QR Holds",
        default="sms",
        required=True,
        help="The desk's phone opens a text message to the owner; any other scanner gets the text.",
    )
    qr = fields.Binary("QR", compute="_compute_qr")
    lacks_phone = fields.Boolean(compute="_compute_lacks_phone")

    @api.depends("report_id")
    def _compute_text_id(self):
        for message in self:
            message.text_id = message.report_id and self.env["scenic.lost.text"]._for(message.report_id)

    @api.depends("report_id")
    def _compute_lang(self):
        for message in self:
            code = message.report_id.visitor_lang_id.code or "zh"
            message.lang = "zh" if code.startswith("zh") else "en"

    @api.depends("report_id", "text_id", "lang")
    def _compute_text(self):
        for message in self:
            message.text = (
                message.text_id and message.lang and message.text_id._compose(message.report_id, message.lang)
            )

    @api.depends("text", "qr_kind", "phone")
    def _compute_qr(self):
        """Drawn here, not by an address of Odoo's: what stands in an address stands in the server's log."""
        for message in self:
            text = (message.text or "")[:_LONGEST]
            digits = "".join(char for char in message.phone or "" if char.isdigit() or char == "+")
            if message.qr_kind == "sms" and digits:
                text = f"SMSTO:{digits}:{text}"
            image = text and self.env["ir.actions.report"].barcode("QR", text, width=400, height=400, quiet=0)
            message.qr = image and base64.b64encode(image)

    @api.depends("report_id")
    def _compute_lacks_phone(self):
        for message in self:
            message.lacks_phone = not self.env["scenic.lost.text"]._blanks(message.report_id)["phone"]

    def _log(self, channel):
        """Write down that the text was sent. Only who is to be told something is asked again later.

        :param str channel: a value of ``scenic.lost.contact``'s ``channel``
        :return: act_window_close
        :raise UserError: for a report that is closed
        """
        self.ensure_one()
        report = self.report_id
        if report.is_locked:
            raise UserError(self.env._("%s is closed: nothing more is noted in it.", report.display_name))
        values = {"report_id": report.id, "channel": channel, "outcome": "message_left", "note": self.text_id.name}
        if not report.next_contact_at:
            values["next_at"] = False
        self.env["scenic.lost.contact"].create(values)
        return {"type": "ir.actions.act_window_close"}

    def action_sent_sms(self):
        """It went out as a text message.

        :return: action that closes the dialog
        """
        return self._log("sms")

    def action_sent_wechat(self):
        """It went out through WeChat.

        :return: action that closes the dialog
        """
        return self._log("wechat")
