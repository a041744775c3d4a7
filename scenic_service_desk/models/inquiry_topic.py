from odoo import fields, models


class ScenicInquiryTopic(models.Model):
    """What visitors ask about (register 2): a tree, whose main topics the statistics are told by."""

    _name = "scenic.inquiry.topic"
    _description = "Inquiry Topic"
    _inherit = ["scenic.tree.mixin", "scenic.remembered.mixin"]
    _parent_store = True
    _check_company_auto = True
    # a code is typed fastest; the key words hold what people say instead, and initials
    _rec_names_search = ["code", "name", "keywords", "parent_id.name"]

    _remembered = ("company_id",)

    code = fields.Char(help="Short code to type instead of the name.")
    parent_id = fields.Many2one(
        "scenic.inquiry.topic", "Main Topic", index=True, check_company=True, ondelete="restrict"
    )
    child_ids = fields.One2many("scenic.inquiry.topic", "parent_id", "Subtopics")
    complete_name = fields.Char("Topic")
    color = fields.Integer()
    on_board = fields.Boolean("On the Counter Board", help="Counted with one tap at the counter.")
    department_id = fields.Many2one(
        "hr.department", "Transfer To", company_dependent=True, help="Who knows when the desk does not."
    )
    answer_ids = fields.One2many("scenic.answer", "topic_id", "Standard Answers")
