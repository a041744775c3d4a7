from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..tools.find_word import find_word


class ScenicItemCategory(models.Model):
    """A kind of thing, with the rules for keeping, testing a claim and passing on as data (register 6)."""

    _name = "scenic.item.category"
    _description = "Item Category"
    _inherit = ["scenic.shared.mixin"]
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
    keep_unit = fields.Selection(
        [("hours", "Hours"), ("days", "Days"), ("month_end", "Until the Month's End")],
        "Keeping Period",
        required=True,
        default="month_end",
    )
    keep_count = fields.Integer("Hours or Days", default=0)
    destination = fields.Selection(
        [
            ("finance", "Finance"),
            ("police", "Police"),
            ("issuer", "Issuer of the Card"),
            ("dispose", "Disposal"),
        ],
        required=True,
        default="finance",
        help="Where it goes when nobody has claimed it.",
    )

    _keep_count_positive = models.Constraint(
        "CHECK (keep_unit = 'month_end' OR keep_count >= 0)", "A keeping period cannot be negative."
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

    def _keep_until(self, handed_in, to_local, to_utc):
        """When the keeping period of something ends.

        :param datetime handed_in: naive UTC
        :param to_local: function from naive UTC to the desk's wall clock
        :param to_utc: the way back
        :return: naive UTC datetime
        """
        self.ensure_one()
        if self.keep_unit == "hours":
            return handed_in + relativedelta(hours=self.keep_count)
        local = to_local(handed_in)
        if self.keep_unit == "days":
            local += relativedelta(days=self.keep_count)
        else:
            local += relativedelta(day=31)
        return to_utc(local.replace(hour=23, minute=59, second=59, microsecond=0))

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
        return self.is_perishable or self.is_document or self.is_cash or self.is_dangerous
