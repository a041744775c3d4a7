from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import ormcache

from ..tools.severity import SEVERITIES


class ScenicComplaintCategory(models.Model):
    """What visitors complain of: a tree, whose main categories the statistics are told by (register 3)."""

    _name = "scenic.complaint.category"
    _description = "Complaint Category"
    _inherit = ["scenic.shared.mixin"]
    _parent_store = True
    _order = "sequence, id"
    _check_company_auto = True
    _rec_names_search = ["name", "keywords", "parent_id.name"]

    name = fields.Char(required=True, translate=True)
    keywords = fields.Char(translate=True, help="Other words and initials it is found by, separated by commas.")
    parent_id = fields.Many2one(
        "scenic.complaint.category", "Main Category", index=True, check_company=True, ondelete="restrict"
    )
    parent_path = fields.Char(index=True)
    child_ids = fields.One2many("scenic.complaint.category", "parent_id", "Subcategories")
    complete_name = fields.Char("Full Name", compute="_compute_complete_name", recursive=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    severity = fields.Selection(SEVERITIES, "Usual Severity", help="What a complaint of this category starts with.")

    @api.depends_context("lang")
    @api.depends("name", "parent_id.complete_name")
    def _compute_complete_name(self):
        for category in self:
            category.complete_name = " / ".join(filter(None, [category.parent_id.complete_name, category.name]))

    @api.depends_context("lang")
    @api.depends("complete_name")
    def _compute_display_name(self):
        for category in self:
            category.display_name = category.complete_name

    @api.constrains("parent_id")
    def _check_parent(self):
        if self._has_cycle():
            raise ValidationError(self.env._("A category cannot lie under itself."))

    @api.model_create_multi
    def create(self, vals_list):
        """Forget the names that entries are searched by."""
        categories = super().create(vals_list)
        self.env.registry.clear_cache()
        return categories

    def write(self, vals):
        """Forget the names that entries are searched by."""
        res = super().write(vals)
        if {"name", "parent_id"} & vals.keys():
            self.env.registry.clear_cache()
        return res

    @ormcache("self.id")
    def _all_names(self):
        """The category's and its main category's names in every installed language; asked at every entry.

        sudo: whoever reads an entry finds it by its category.
        :return: tuple of str
        """
        langs = {code for code, _name in self.env["res.lang"].get_installed()} | {"en_US"}
        return tuple(sorted({self.sudo().with_context(lang=lang).complete_name or "" for lang in langs}))

    def _line_of_parents(self):
        """The category and those above it, the nearest first.

        :return: list of ids
        """
        self.ensure_one()
        return [int(category_id) for category_id in reversed((self.parent_path or "").split("/")) if category_id]
