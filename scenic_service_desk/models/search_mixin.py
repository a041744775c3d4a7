import re

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ..tools.search_tokens import index_tokens, query_tokens
from ..tools.tokens_field import Tokens

_NUMBER = re.compile(r"[A-Za-z]{1,4}-\d{2}(-\d*)?")
_SCANNED = re.compile(r"://.*/scenic/")
_PHONE = re.compile(r"\+?[\d\s()-]{4,}")


class ScenicSearchMixin(models.AbstractModel):
    """One search field for number, phone and words, right for Chinese and answered by an index.

    Whoever inherits says in ``_search_texts`` what is looked into, and declares on an override of
    ``_compute_search_tokens`` what that depends on.
    """

    _name = "scenic.search.mixin"
    _description = "Searched by Words"

    # known when the row is inserted: written afterwards, it would go through every index of the table a second time
    search_tokens = Tokens(compute="_compute_search_tokens", store=True, precompute=True, copy=False, prefetch=False)
    search_any = fields.Char("Number, Phone or Words", compute="_compute_search_any", search="_search_search_any")

    _search_tokens_idx = models.Index("USING gin (search_tokens)")

    def _compute_search_tokens(self):
        for record in self:
            record.search_tokens = " ".join(index_tokens(*record._search_texts()))

    def _search_texts(self):
        """Texts the register search looks into, the most important first. Nothing personal is among them.

        :return: list of str
        """
        self.ensure_one()
        return []

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
                " & ".join(self._token_query(token) for token in tokens),
            )
        )
        phone = self._fields.get("visitor_phone_search")
        if _PHONE.fullmatch(text) and phone and self._has_field_access(phone, "read"):
            domain |= Domain("visitor_phone_search", "=", text)
        return domain

    @api.model
    def _token_query(self, token):
        """How a typed word is looked for: as a whole; where people pick while they type, as a beginning.

        :param str token: letters, digits or CJK characters, nothing else
        :return: str, part of a PostgreSQL ``tsquery``
        """
        return f"'{token}'"

    @api.model
    def _search_display_name(self, operator, value):
        if operator in ("ilike", "=ilike", "like") and isinstance(value, str) and value.strip():
            return self._any_domain(value.strip())
        return super()._search_display_name(operator, value)
