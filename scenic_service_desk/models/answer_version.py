from odoo import fields, models


class ScenicAnswerVersion(models.Model):
    """An approved text, as it was approved. Written once."""

    _name = "scenic.answer.version"
    _description = "Version of a Standard Answer"
    _inherit = ["scenic.append.mixin"]
    _order = "answer_id, number desc"

    answer_id = fields.Many2one(
        "scenic.answer", "Standard Answer", required=True, readonly=True, index=True, ondelete="restrict"
    )
    number = fields.Integer("Version", required=True, readonly=True, aggregator=None)
    name = fields.Char("Question", required=True, readonly=True)
    text = fields.Text("Answer", required=True, readonly=True)
    lang_id = fields.Many2one("res.lang", "Language", required=True, readonly=True, ondelete="restrict")
    user_id = fields.Many2one("res.users", "Approved By", required=True, readonly=True, ondelete="restrict")
    approved_at = fields.Datetime(required=True, readonly=True, default=fields.Datetime.now)
    company_id = fields.Many2one("res.company", required=True, readonly=True, ondelete="restrict")

    _number_uniq = models.UniqueIndex("(answer_id, number)", "The answer has this version already. Please try again.")

    def _compute_display_name(self):
        for version in self:
            version.display_name = self.env._("%(name)s (version %(number)s)", name=version.name, number=version.number)
