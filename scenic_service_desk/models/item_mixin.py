import re

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import NO_ACCESS, Domain
from odoo.tools import SQL

from ..tools.find_word import find_word
from ..tools.search_tokens import index_tokens, query_tokens
from ..tools.tokens_field import Tokens

_NUMBER = re.compile(r"[A-Za-z]{1,4}-\d{2}(-\d*)?")
_SCANNED = re.compile(r"://.*/scenic/")
_PHONE = re.compile(r"\+?[\d\s()-]{4,}")

COLORS = [
    ("black", "Black"),
    ("white", "White"),
    ("grey", "Grey"),
    ("silver", "Silver"),
    ("gold", "Gold"),
    ("red", "Red"),
    ("pink", "Pink"),
    ("orange", "Orange"),
    ("yellow", "Yellow"),
    ("green", "Green"),
    ("blue", "Blue"),
    ("purple", "Purple"),
    ("brown", "Brown"),
    ("transparent", "Transparent"),
    ("mixed", "Several Colours"),
]


class ScenicItemMixin(models.AbstractModel):
    """What a found and a lost thing have in common, and how both are searched."""

    _name = "scenic.item.mixin"
    _description = "Item Description"

    category_id = fields.Many2one(
        "scenic.item.category",
        compute="_compute_from_description",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
        index=True,
        ondelete="restrict",
    )
    description = fields.Char("Item", required=True, help="What it is, in a few words: black folding umbrella.")
    color = fields.Selection(
        COLORS, "Colour", compute="_compute_from_description", store=True, readonly=False, precompute=True
    )
    brand = fields.Char()
    serial_number = fields.Char()
    zone_id = fields.Many2one("scenic.zone", index="btree_not_null", check_company=True, ondelete="restrict")
    note = fields.Text("Details")
    marks = fields.Text("Distinguishing Marks", groups=NO_ACCESS, copy=False)
    document_name = fields.Char("Name on a Document", groups=NO_ACCESS, copy=False)
    # known when the row is inserted: written afterwards, it would go through every index of the table a second time
    search_tokens = Tokens(compute="_compute_search_tokens", store=True, precompute=True, copy=False, prefetch=False)
    search_any = fields.Char("Number, Phone or Words", compute="_compute_search_any", search="_search_search_any")

    _search_tokens_idx = models.Index("USING gin (search_tokens)")

    @api.constrains("description")
    def _check_description(self):
        if any(not record.description.strip() for record in self):
            raise ValidationError(self.env._("Please say in a few words what it is."))

    @api.depends("description")
    def _compute_from_description(self):
        """Category and colour as the description tells them; what somebody chose stays."""
        for record in self:
            record.category_id = record.category_id or record.category_id._guess(record.description)
            record.color = record.color or self._guess_color(record.description)

    @api.model
    def _guess_color(self, text):
        """The first colour a text names, in any installed language.

        :param str text: what the agent typed
        :return: str, a value of ``color``, or False
        """
        text = (text or "").lower()
        found = []
        for lang in {code for code, _name in self.env["res.lang"].get_installed()} | {"en_US"}:
            for value, word in self._fields["color"]._description_selection(self.with_context(lang=lang).env):
                if value != "mixed" and (place := self._find_color(text, word.lower())) >= 0:
                    found.append((place, value))
        return min(found)[1] if found else False

    @api.model
    def _find_color(self, text, word):
        """Where a text names a colour. 黑伞 is black as 黑色雨伞 is; 金属 is not gold, a credit card not red.

        :param str text: lower case
        :param str word: the colour's name, lower case
        :return: int, -1 where it does not
        """
        place = find_word(text, word)
        if place < 0 and len(word) == 2 and word[1] == "色" and word[0] not in "金银":
            return text.find(word[0])
        return place

    @api.depends("name", "description", "brand", "color", "serial_number", "note", "category_id")
    def _compute_search_tokens(self):
        for record in self:
            record.search_tokens = " ".join(index_tokens(*record._search_texts()))

    def _search_texts(self):
        """Texts the register search looks into. Hidden marks and names on documents are not among them.

        :return: list of str
        """
        self.ensure_one()
        texts = [self.name, self.description, self.brand, self.serial_number]
        langs = {code for code, _name in self.env["res.lang"].get_installed()} | {"en_US"}
        for lang in langs:
            record = self.with_context(lang=lang)
            texts.append(record.category_id.name)
            if self.color:
                texts.append(dict(record._fields["color"]._description_selection(record.env))[self.color])
        return [*texts, self.note]

    def _compute_search_any(self):
        self.search_any = False

    @api.model
    def _search_search_any(self, operator, value):
        """Number, phone or words, whichever fits; every branch is answered by an index."""
        if operator not in ("ilike", "=", "like", "=ilike") or not isinstance(value, str):
            return NotImplemented
        return self._any_domain(value.strip())

    @api.model
    def _any_domain(self, text):
        """Domain of the records a counter's search text means.

        :param str text: a register number, a phone number or its last digits, or words in any order
        :return: Domain
        """
        text = text.rsplit("/", 1)[-1] if _SCANNED.search(text) else text
        tokens = query_tokens(text)
        if not tokens:
            return Domain.FALSE
        if _NUMBER.fullmatch(text):
            return Domain("name", "=like", text.upper() + "%")
        domain = Domain.custom(
            to_sql=lambda model, alias, query: SQL(
                "%s @@ %s::tsquery",
                model._field_to_sql(alias, "search_tokens", query),
                " & ".join(f"'{token}'" for token in tokens),
            )
        )
        phone = self._fields.get("visitor_phone_search")
        if _PHONE.fullmatch(text) and phone and self._has_field_access(phone, "read"):
            domain |= Domain("visitor_phone_search", "=", text)
        return domain

    @api.model
    def _search_display_name(self, operator, value):
        if operator in ("ilike", "=ilike", "like") and isinstance(value, str) and value.strip():
            return self._any_domain(value.strip())
        return super()._search_display_name(operator, value)

    @api.depends("name", "description")
    def _compute_display_name(self):
        for record in self:
            record.display_name = " ".join(filter(None, [record.name, record.description]))
