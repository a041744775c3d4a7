from odoo import api, models


class ScenicDayPaperMixin(models.AbstractModel):
    """A log on paper: the entries of a desk and a day, with empty lines up to the form's height."""

    _name = "scenic.day.paper.mixin"
    _description = "Printed Log of a Day"
    _inherit = ["scenic.paper.mixin"]

    # how many entries a page holds
    _page_rows = 20

    @api.model
    def _sheets(self, docs):
        """The entries on their sheets: one desk and day each, in the order of the clock.

        :param docs: recordset of a register
        :return: list of (desk, day, recordset of one page)
        """
        docs = docs.sorted(lambda entry: (entry.desk_id.sequence, entry.desk_id.id, entry.date, entry.id))
        days = docs.grouped(lambda entry: (entry.desk_id, entry.desk_id._local_date(entry.date)))
        return [
            (desk, day, page) for (desk, day), entries in days.items() for page in self._pages(entries, self._page_rows)
        ]

    @api.model
    def _rows(self, page):
        """How many lines are left empty, so that the form keeps its height.

        :param page: recordset of one page
        :return: range
        """
        return range(self._page_rows - len(page))
