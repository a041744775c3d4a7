from odoo import api, models
from odoo.tools import format_date

# Chinese first: most of those who read it
_LANGUAGES = ("zh_CN", "en_US")


class ClaimNoticeReport(models.AbstractModel):
    """The claim notice on paper, for the notice board: in Chinese and English, as far as they are installed."""

    _name = "report.scenic_service_desk.report_claim_notice"
    _description = "Claim Notice"
    _inherit = ["scenic.paper.mixin"]

    _paper_model = "scenic.claim.notice"

    @api.model
    def _languages(self):
        """:return: list of codes"""
        installed = [code for code, _name in self.env["res.lang"].get_installed()]
        return [code for code in _LANGUAGES if code in installed] or installed[:1]

    @api.model
    def _heading(self, field_name):
        """A column's heading in every language of the notice.

        :param str field_name: a field of the lines
        :return: str
        """
        lines = self.env["scenic.claim.notice.line"]
        field = lines._fields[field_name]
        words = [field._description_string(lines.with_context(lang=code).env) for code in self._languages()]
        return " ".join(dict.fromkeys(words))

    @api.model
    def _words(self, line, field_name):
        """What stands in a line's cell, in every language of the notice.

        sudo: the names of zones and categories are no secret to who prints a notice.

        :param line: ``scenic.claim.notice.line`` record
        :param str field_name: a field of the line
        :return: str
        """
        words = []
        for code in self._languages():
            here = line.sudo().with_context(lang=code)
            if here._fields[field_name].type == "selection":
                words.append(dict(here._fields[field_name]._description_selection(here.env)).get(here[field_name]))
            else:
                words.append(here[field_name].display_name)
        return " ".join(dict.fromkeys(filter(None, words)))

    @api.model
    def _plain_day(self, day):
        """A day as people of every country read it alike; empty without one."""
        return format_date(self.env, day, date_format="y-MM-dd") if day else ""

    @api.model
    def _hours(self, notice, code):
        """When owners can come, in a language. sudo: a company's settings.

        :return: str
        """
        return notice.company_id.sudo().with_context(lang=code).scenic_claim_hours or ""

    @api.model
    def _lines(self, notice):
        """What is printed: what was not taken off.

        :return: ``scenic.claim.notice.line`` recordset
        """
        return notice.line_ids.filtered(lambda line: not line.is_withdrawn)


class StatePropertyReport(models.AbstractModel):
    """The list with which unclaimed property goes to the competent department."""

    _name = "report.scenic_service_desk.report_state_property"
    _description = "Unclaimed Property That Belongs to the State"
    _inherit = ["scenic.paper.mixin"]

    @api.model
    def _notice_of(self, item):
        """The number of the notice that first listed an item, and its day.

        :param item: ``scenic.found.item`` record
        :return: str
        """
        lines = item.notice_line_ids.filtered(
            lambda line: not line.is_withdrawn and line.notice_id.state in ("published", "ended")
        ).sorted("published_on")
        number = lines[:1].notice_id.name
        return " ".join(filter(None, [number, self._date(item[item._clock_field(item.company_id)])]))

    @api.model
    def _cash_text(self, item):
        """The cash of an item by currency.

        :return: str
        """
        return ", ".join(f"{cash.currency_id.name} {cash.amount:.2f}" for cash in item.cash_ids)
