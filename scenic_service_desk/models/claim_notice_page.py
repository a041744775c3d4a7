from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL


class ScenicClaimNoticeLine(models.Model):
    """What visitors see of the claim notices, on the web page of a company."""

    _inherit = "scenic.claim.notice.line"

    @api.model
    def _public_domain(self, company):
        """Which lines stand on a company's page today.

        sudo: a visitor has no rights on desks, whose clock says which day it is.

        :param company: ``res.company`` record
        :return: Domain
        """
        today = self.env["scenic.found.item"]._park_day(company)
        shown = (
            Domain("company_id", "=", company.id)
            & Domain("published_on", "!=", False)
            & Domain("notice_id.state", "=", "published")
            & (Domain("notice_id.valid_to", "=", False) | Domain("notice_id.valid_to", ">=", today))
            & self._unclaimed_domain()
        )
        # what stands on two notices shows once, as it was published first
        query = self.sudo()._search(shown)
        item, day, line = (SQL.identifier(query.table, name) for name in ("item_id", "published_on", "id"))
        query.order = SQL("%s, %s, %s", item, day, line)
        return Domain("id", "in", query.select(SQL("DISTINCT ON (%s) %s", item, line)))

    @api.model
    def _public_of(self, company, category_id=None, offset=0, limit=50):
        """The lines on a company's page, the latest first.

        sudo: visitors have no rights on notices; which lines they see, and what of them, is decided here.

        :param company: ``res.company`` record
        :param int category_id: only things of this category
        :param int offset: where to begin
        :param int limit: how many at most
        :return: pair of dicts as the page shows them, and how many there are in all
        """
        domain = self._public_domain(company)
        if category_id:
            domain &= Domain("category_id", "=", category_id)
        lines = self.sudo()
        total = lines.search_count(domain)
        # notice after notice, also where several were published on a day
        order = "published_on desc, notice_id.id desc, number, id"
        shown = lines.search(domain, order=order, offset=offset, limit=limit)
        return [line._public_values() for line in shown], total

    def _public_values(self):
        """All that the public learns of a line: category, colour, date and place.

        :return: dict of plain values, so that a template cannot reach further
        """
        self.ensure_one()
        return {
            "notice": self.notice_id.name,
            "number": self.number,
            "published_on": self.published_on,
            "category": self.category_id.name,
            "color": dict(self._fields["color"]._description_selection(self.env)).get(self.color, ""),
            "found_on": self.found_on,
            "place": self.zone_id.name or "",
        }

    @api.model
    def _public_categories(self, company):
        """The categories on a company's page, to choose one. sudo: as in ``_public_of``.

        :return: list of pairs: id, name
        """
        groups = self.sudo()._read_group(self._public_domain(company), ["category_id"])
        return [(category.id, category.name) for (category,) in groups if category]

    @api.model
    def _public_desks(self, company):
        """Where owners ask: the desks of the notices on a company's page. sudo: as in ``_public_of``.

        :return: list of dicts of plain values
        """
        groups = self.sudo()._read_group(self._public_domain(company), ["notice_id"])
        desks = self.env["scenic.desk"].sudo().union(*(notice.desk_id for (notice,) in groups))
        return [{"name": desk.name, "phone": desk.phone or ""} for desk in desks.sorted()]
