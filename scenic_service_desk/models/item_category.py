from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..tools.find_word import find_word
from .keeping_mixin import KEEPING

# what leaves a mixed find alone does not shorten the period of the rest
_ALONE = ("is_perishable", "is_document", "is_cash", "is_dangerous")


class ScenicItemCategory(models.Model):
    """A kind of thing, with the rules for keeping, testing a claim and passing on as data (register 6)."""

    _name = "scenic.item.category"
    _description = "Item Category"
    _inherit = ["scenic.shared.mixin", "scenic.keeping.mixin"]
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    keywords = fields.Char(translate=True, help="Words that tell the category from a description, separated by commas.")
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    is_valuable = fields.Boolean("Valuable", help="Marked on the card; passed to the custodian at day's end.")
    is_cash = fields.Boolean("Cash", help="The amount is counted by two persons.")
    is_perishable = fields.Boolean("Perishable")
    is_dangerous = fields.Boolean("Dangerous or Forbidden", help="The police are told at once.")
    is_document = fields.Boolean("Identity or Bank Card", help="No photo is kept of it.")
    claim_tier = fields.Selection(
        [("ordinary", "Ordinary"), ("valuable", "Valuable: Test and Approval")],
        required=True,
        default="ordinary",
    )
    questions = fields.Text(
        "Questions to a Claimant", translate=True, help="One a line; asked before the item is shown."
    )

    @api.constrains("claim_tier", "is_valuable", "is_cash", "is_document")
    def _check_tier(self):
        """Valuables, cash and documents are never returned on a description alone (register 8)."""
        for category in self:
            if category.claim_tier == "ordinary" and (category.is_valuable or category.is_cash or category.is_document):
                raise ValidationError(
                    self.env._(
                        "%s: valuables, cash and documents need the claim tier with test and approval.", category.name
                    )
                )

    @api.onchange("is_valuable", "is_cash", "is_document")
    def _onchange_tier(self):
        if self.is_valuable or self.is_cash or self.is_document:
            self.claim_tier = "valuable"

    @api.model
    def _guess(self, text):
        """The category a description speaks of: the one with the longest word in it, in any installed language.

        :param str text: what the agent typed
        :return: ``scenic.item.category`` record, may be empty
        """
        text = (text or "").lower()
        best, length = self.browse(), 0
        for category in self.search([("keywords", "!=", False)]) if text else ():
            for word in category._all_keywords():
                if length < len(word) and find_word(text, word) >= 0:
                    best, length = category, len(word)
        return best

    def _all_keywords(self):
        """The category's words in every installed language, lower case.

        :return: set of str
        """
        self.ensure_one()
        words = set()
        # English is the shipped words' language, be it switched on or not
        for lang in {code for code, _name in self.env["res.lang"].get_installed()} | {"en_US"}:
            words.update((self.with_context(lang=lang).keywords or "").lower().replace("，", ",").split(","))
        return {word.strip() for word in words} - {""}

    def _goes_alone(self):
        """Whether things of this kind leave a mixed find: perishables, documents, cash, dangerous things."""
        self.ensure_one()
        return any(self[name] for name in _ALONE)

    def write(self, vals):
        """Change categories; the open items they concern follow, which leaves a trace."""
        before = {kind: kind._keeping_facts() for kind in self} if {*KEEPING, *_ALONE} & vals.keys() else {}
        res = super().write(vals)
        for category, facts in before.items():
            if change := category._change_text(facts, category._keeping_facts()):
                self.env["scenic.item.rule.trace"]._note(category._companies(), category, change)
        return res

    def _keeping_facts(self):
        leaves = {True: self.env._("yes"), False: self.env._("no")}
        return {**super()._keeping_facts(), self.env._("Leaves a Mixed Find"): leaves[bool(self._goes_alone())]}

    def _companies(self):
        """The companies whose things may be of the category.

        sudo: a shared category is everybody's, also of those whom its editor does not see.

        :return: ``res.company`` recordset
        """
        if self.company_id:
            return self.company_id
        desks = self.env["scenic.desk"].sudo().with_context(active_test=False)
        companies = [company for (company,) in desks._read_group([], ["company_id"])]
        return self.env["res.company"].union(*companies) or self.env.company
