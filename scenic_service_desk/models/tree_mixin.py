from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import ormcache


class ScenicTreeMixin(models.AbstractModel):
    """Kinds of entries as a tree of two levels, whose main kinds the statistics are told by; named with what they lie
    under, and found by their names in every language.
    """

    _name = "scenic.tree.mixin"
    _description = "Tree of Kinds"
    _inherit = ["scenic.shared.mixin", "scenic.forgetting.mixin"]
    _order = "sequence, id"

    _felt = frozenset({"name", "parent_id"})

    name = fields.Char(required=True, translate=True)
    keywords = fields.Char(translate=True, help="Other words and initials it is found by, separated by commas.")
    parent_path = fields.Char(index=True)
    complete_name = fields.Char(compute="_compute_complete_name", recursive=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)

    @api.depends_context("lang")
    @api.depends("name", "parent_id.complete_name")
    def _compute_complete_name(self):
        for kind in self:
            kind.complete_name = kind._full_name() if kind.id else kind._joined_name()

    @ormcache("self.id", "self.env.lang")
    def _full_name(self):
        """The name behind its main kind's; asked at every entry.

        sudo: whoever reads an entry reads its kind's name.
        :return: str
        """
        return self.sudo()._joined_name()

    def _joined_name(self):
        return " / ".join(filter(None, [self.parent_id.complete_name, self.name]))

    @api.depends_context("lang")
    @api.depends("complete_name")
    def _compute_display_name(self):
        for kind in self:
            kind.display_name = kind.complete_name

    @api.constrains("parent_id")
    def _check_parent(self):
        if self._has_cycle():
            raise ValidationError(self.env._("“%s” cannot lie under itself.", self[:1].name))

    @ormcache("self.id")
    def _all_names(self):
        """Its own and its main kind's names in every installed language; asked at every entry.

        sudo: whoever reads an entry finds it by its kind.
        :return: tuple of str
        """
        langs = {code for code, _name in self.env["res.lang"].get_installed()} | {"en_US"}
        return tuple(sorted({self.sudo().with_context(lang=lang).complete_name or "" for lang in langs}))
