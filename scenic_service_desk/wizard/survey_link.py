import base64

from odoo import api, fields, models
from odoo.exceptions import UserError


class ScenicSurveyLink(models.TransientModel):
    """The text with the questionnaire's link, after a closed case: visitors leave numbers, not addresses."""

    _name = "scenic.survey.link"
    _description = "Link to the Questionnaire"
    _inherit = ["scenic.visible.mixin"]

    res_model = fields.Char(required=True, readonly=True)
    res_id = fields.Many2oneReference(model_field="res_model", required=True, readonly=True)
    # computed as the user who asks: of a case that he may not read he gets no text either
    lang = fields.Selection(
        [("zh", "Chinese"), ("en", "English")],
        "Language",
        compute="_compute_lang",
        compute_sudo=False,
        store=True,
        readonly=False,
    )
    phone = fields.Char(compute="_compute_phone")
    text = fields.Text(compute="_compute_text", compute_sudo=False, store=True, readonly=False)
    qr = fields.Binary("QR", compute="_compute_qr")

    def _case(self):
        """What the visitor is asked about.

        :return: record of a register
        :raise AccessError: for one the user may not read
        :raise UserError: for what visitors are not asked about
        """
        self.ensure_one()
        if self.res_model not in ("scenic.claim", "scenic.complaint", "scenic.lost.report"):
            raise UserError(self.env._("Visitors are not asked about this."))
        case = self.env[self.res_model].browse(self.res_id)
        case.check_access("read")
        return case

    @api.depends("res_model", "res_id")
    def _compute_lang(self):
        for link in self:
            lang = link.res_id and link._case()._callback_contact().get("lang")
            link.lang = "en" if lang and not lang.code.startswith("zh") else "zh"

    @api.depends("res_model", "res_id")
    def _compute_phone(self):
        for link in self:
            link.phone = link.res_id and link._case()._callback_contact().get("phone")

    @api.depends("res_model", "res_id", "lang")
    def _compute_text(self):
        for link in self:
            if not link.res_id:
                link.text = False
                continue
            case = link._case()
            # sudo below: the name of the company is for everybody
            code = {"zh": "zh_CN", "en": "en_US"}[link.lang or "zh"]
            words = link.with_context(lang=code if self.env["res.lang"]._get_data(code=code) else self.env.lang)
            link.text = words.env._(
                "%(park)s: thank you for your visit. How did we do? Two minutes for us: %(link)s",
                park=case.with_context(lang=code).company_id.sudo().name,
                link=f"{case.desk_id._survey_url(case=case)}&lang={link.lang or 'zh'}",
            )

    @api.depends("text", "phone")
    def _compute_qr(self):
        """Drawn here, not by an address of Odoo's: what stands in an address stands in the server's log."""
        for link in self:
            digits = "".join(char for char in link.phone or "" if char.isdigit() or char == "+")
            text = f"SMSTO:{digits}:{link.text}" if digits and link.text else link.text
            image = text and self.env["ir.actions.report"].barcode("QR", text, width=400, height=400, quiet=0)
            link.qr = image and base64.b64encode(image)
