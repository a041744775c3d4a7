import csv
from uuid import uuid4

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import file_open, ormcache

from ..tools.matching import Group, Vocabulary
from ..tools.matching.text import normalise

_MODULE = "scenic_service_desk"
_FILE = f"{_MODULE}/data/match_words.tsv"


class ScenicMatchWord(models.Model):
    """Words of any language that mean the same thing, colour, brand, material or feature.

    Matching compares what they stand for. A word may be in several groups; the longest word found in a text wins.
    """

    _name = "scenic.match.word"
    _description = "Words That Mean the Same"
    _inherit = ["scenic.shared.mixin"]
    _order = "kind, code, id"

    code = fields.Char(readonly=True, copy=False, required=True, default=lambda self: f"own{uuid4().hex[:12]}")
    kind = fields.Selection(
        [
            ("thing", "Thing"),
            ("color", "Colour"),
            ("brand", "Brand"),
            ("material", "Material"),
            ("feature", "Feature"),
            ("ignored", "Says Nothing"),
        ],
        required=True,
        default="thing",
        help="Words that say nothing, such as the park's own name, are passed over.",
    )
    words = fields.Text(required=True, help="Of any language, parted by commas or lines.")
    parent_ids = fields.Many2many(
        "scenic.match.word",
        "scenic_match_word_parent_rel",
        "word_id",
        "parent_id",
        "Also Is",
        help="What the thing is besides: a backpack is a bag, an iPhone is a phone and of Apple.",
    )
    active = fields.Boolean(default=True)

    _code_uniq = models.UniqueIndex("(code)", "This group of words exists already.")

    @api.depends("words")
    @api.depends_context("lang")
    def _compute_display_name(self):
        chinese = (self.env.lang or "").startswith("zh")
        for group in self:
            words = group._word_list()
            fitting = (word for word in words if word.isascii() != chinese)
            group.display_name = next(fitting, words[0] if words else "")

    @api.model
    def _search_display_name(self, operator, value):
        return [("words", operator, value)]

    @api.constrains("words")
    def _check_words(self):
        for group in self:
            if not any(normalise(word).strip() for word in group._word_list()):
                raise ValidationError(self.env._("Please give at least one word."))

    @api.constrains("parent_ids")
    def _check_parents(self):
        if self._has_cycle("parent_ids"):
            raise ValidationError(self.env._("A thing cannot be a kind of itself."))

    def _word_list(self):
        """The group's words as typed.

        :return: list of str
        """
        self.ensure_one()
        text = (self.words or "").replace("\n", ",").replace("，", ",").replace("、", ",").replace("|", ",")
        return [word.strip() for word in text.split(",") if word.strip()]

    @api.model
    @ormcache("company_id")
    def _vocabulary(self, company_id):
        """Words of a company: its own and those of all.

        sudo: what is compared does not depend on who asks.
        :param int company_id: id of a ``res.company``
        :return: Vocabulary
        """
        # remembered for all, whatever the list of who asks first shows
        words = self.sudo().with_context(active_test=True)
        groups = words.search([("company_id", "in", [company_id, False])], order="company_id NULLS FIRST, id")
        return Vocabulary(
            Group(group.code, group.kind, tuple(group._word_list()), tuple(group.parent_ids.mapped("code")))
            for group in groups
        )

    @api.model_create_multi
    def create(self, vals_list):
        """Saved, a group changes what texts are compared by; so do ``write`` and ``unlink``."""
        words = super().create(vals_list)
        words._changed()
        return words

    def write(self, vals):
        """As ``create``."""
        res = super().write(vals)
        self._changed()
        return res

    def unlink(self):
        """As ``create``."""
        res = super().unlink()
        self._changed()
        return res

    @api.model
    def _changed(self):
        """Forget the words read before, and have the open entries read again by the job.

        sudo: who may edit words may not start jobs.
        """
        self.env.registry.clear_cache()
        if not self.env.context.get("install_mode"):
            self.env.ref(f"{_MODULE}.ir_cron_match_words").sudo()._trigger()

    @api.model
    def _load_shipped(self):
        """Add the groups that came with the addon and are not there yet; what managers made of the others stays.

        sudo: called while the addon is installed or updated.
        """
        data = self.env["ir.model.data"].sudo()
        names = {f"match_word_{code}" for code in self._shipped()}
        known = set(data.search([("module", "=", _MODULE), ("name", "in", list(names))]).mapped("name"))
        new = {code: row for code, row in self._shipped().items() if f"match_word_{code}" not in known}
        groups = self.sudo().create(
            [
                {"code": code, "kind": row["kind"], "words": row["words"].replace("|", ", "), "company_id": False}
                for code, row in new.items()
            ]
        )
        data._update_xmlids(
            [{"xml_id": f"{_MODULE}.match_word_{group.code}", "record": group, "noupdate": True} for group in groups]
        )
        by_code = {group.code: group.id for group in self.sudo().with_context(active_test=False).search([])}
        for group in groups.filtered(lambda group: new[group.code]["parents"]):
            parents = new[group.code]["parents"].split("|")
            group.parent_ids = [by_code[parent] for parent in parents if parent in by_code]

    @api.model
    def _shipped(self):
        """The shipped groups.

        :return: dict of the file's rows by code
        """
        with file_open(_FILE) as file:
            return {row["code"]: row for row in csv.DictReader(file, delimiter="\t")}

    @api.model
    def _cron_refresh_tokens(self):
        """Read the open entries of every register again with the words as they are now."""
        for model in sorted(self.env.registry.descendants(["scenic.match.mixin"], "_inherit")):
            if not self.env[model]._abstract:
                for count in self.env[model]._match_refresh():
                    # _commit_progress answers the time left to the job
                    if not self.env["ir.cron"]._commit_progress(count):
                        return
