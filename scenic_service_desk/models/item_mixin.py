from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import NO_ACCESS

from ..tools.find_word import find_word

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
    _inherit = ["scenic.search.mixin"]

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
        return super()._compute_search_tokens()

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

    @api.depends("name", "description")
    def _compute_display_name(self):
        for record in self:
            record.display_name = " ".join(filter(None, [record.name, record.description]))
