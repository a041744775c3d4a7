from odoo import fields, models

from ..tools.severity import SEVERITIES


class ScenicComplaintCategory(models.Model):
    """What visitors complain of: a tree, whose main categories the statistics are told by (register 3)."""

    _name = "scenic.complaint.category"
    _description = "Complaint Category"
    _inherit = ["scenic.tree.mixin"]
    _parent_store = True
    _check_company_auto = True
    _rec_names_search = ["name", "keywords", "parent_id.name"]

    parent_id = fields.Many2one(
        "scenic.complaint.category", "Main Category", index=True, check_company=True, ondelete="restrict"
    )
    child_ids = fields.One2many("scenic.complaint.category", "parent_id", "Subcategories")
    complete_name = fields.Char("Category")
    severity = fields.Selection(SEVERITIES, "Usual Severity", help="What a complaint of this category starts with.")

    def _line_of_parents(self):
        """The category and those above it, the nearest first.

        :return: list of ids
        """
        self.ensure_one()
        return [int(category_id) for category_id in reversed((self.parent_path or "").split("/")) if category_id]
