from odoo import api, fields, models
from odoo.fields import Domain

_MOST = 12


class ScenicAnswerPicker(models.TransientModel):
    """Finds the standard answer while the caller waits; what holds today stands beside it."""

    _name = "scenic.answer.picker"
    _description = "Find an Answer"
    _inherit = ["scenic.visible.mixin"]

    words = fields.Char(help="Any words of question, topic or answer, in any order.")
    topic_id = fields.Many2one("scenic.inquiry.topic")
    lang_id = fields.Many2one(
        "res.lang",
        "Language",
        required=True,
        context={"active_test": False},
        default=lambda self: self.env["scenic.inquiry"]._default_lang_id(),
    )
    inquiry_id = fields.Many2one("scenic.inquiry", readonly=True)
    answer_ids = fields.Many2many("scenic.answer", string="Answers", compute="_compute_answer_ids")
    notice_text = fields.Text("Notices in Force", compute="_compute_notice_text")

    @api.depends("words", "topic_id", "lang_id")
    def _compute_answer_ids(self):
        answers = self.env["scenic.answer"]
        for picker in self:
            domain = answers._offered_domain()
            if (picker.words or "").strip():
                domain &= Domain("search_any", "ilike", picker.words)
            if picker.topic_id:
                domain &= Domain("topic_id", "child_of", picker.topic_id.id)
            found = answers.search(domain, limit=_MOST * 4)
            # one of each question: in the caller's language where there is one
            spoken = dict.fromkeys(answer._in_language(picker.lang_id).id for answer in found)
            picker.answer_ids = answers.browse(list(spoken)[:_MOST])

    @api.depends_context("lang")
    @api.depends("inquiry_id")
    def _compute_notice_text(self):
        for picker in self:
            picker.notice_text = self.env["scenic.inquiry"]._notice_text(self.env.company)
