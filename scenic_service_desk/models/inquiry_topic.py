from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import ormcache


class ScenicInquiryTopic(models.Model):
    """What visitors ask about (register 2): a tree, whose main topics the statistics are told by."""

    _name = "scenic.inquiry.topic"
    _description = "Inquiry Topic"
    _inherit = ["scenic.shared.mixin", "scenic.remembered.mixin"]
    _parent_store = True
    _order = "sequence, id"
    _check_company_auto = True
    # a code is typed fastest; the key words hold what people say instead, and initials
    _rec_names_search = ["code", "name", "keywords", "parent_id.name"]

    _remembered = ("company_id",)

    name = fields.Char(required=True, translate=True)
    code = fields.Char(help="Short code to type instead of the name.")
    keywords = fields.Char(translate=True, help="Other words and initials it is found by, separated by commas.")
    parent_id = fields.Many2one(
        "scenic.inquiry.topic", "Main Topic", index=True, check_company=True, ondelete="restrict"
    )
    parent_path = fields.Char(index=True)
    child_ids = fields.One2many("scenic.inquiry.topic", "parent_id", "Subtopics")
    complete_name = fields.Char("Topic", compute="_compute_complete_name", recursive=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    color = fields.Integer()
    on_board = fields.Boolean("On the Counter Board", help="Counted with one tap at the counter.")
    department_id = fields.Many2one(
        "hr.department", "Transfer To", company_dependent=True, help="Who knows when the desk does not."
    )
    answer_ids = fields.One2many("scenic.answer", "topic_id", "Standard Answers")

    @api.depends_context("lang")
    @api.depends("name", "parent_id.complete_name")
    def _compute_complete_name(self):
        for topic in self:
            topic.complete_name = topic._full_name() if topic.id else topic._joined_name()

    def _joined_name(self):
        return " / ".join(filter(None, [self.parent_id.complete_name, self.name]))

    @ormcache("self.id", "self.env.lang")
    def _full_name(self):
        """The name behind its main topic's; asked at every entry.

        sudo: whoever reads an entry reads its topic's name.
        :return: str
        """
        return self.sudo()._joined_name()

    @api.depends_context("lang")
    @api.depends("complete_name")
    def _compute_display_name(self):
        for topic in self:
            topic.display_name = topic.complete_name

    @api.constrains("parent_id")
    def _check_parent(self):
        if self._has_cycle():
            raise ValidationError(self.env._("A topic cannot lie under itself."))

    @api.model_create_multi
    def create(self, vals_list):
        """Forget the names that entries are searched by."""
        topics = super().create(vals_list)
        self.env.registry.clear_cache()
        return topics

    def write(self, vals):
        """Forget the names that entries are searched by."""
        res = super().write(vals)
        if {"name", "parent_id"} & vals.keys():
            self.env.registry.clear_cache()
        return res

    @api.ondelete(at_uninstall=False)
    def _forget_names(self):
        self.env.registry.clear_cache()

    @ormcache("self.id")
    def _all_names(self):
        """The topic's and its main topic's names in every installed language; asked at every entry.

        sudo: whoever reads an entry finds it by its topic.
        :return: tuple of str
        """
        langs = {code for code, _name in self.env["res.lang"].get_installed()} | {"en_US"}
        return tuple(sorted({self.sudo().with_context(lang=lang).complete_name or "" for lang in langs}))
