from unicodedata import east_asian_width

from odoo import api, models
from odoo.tools import format_date, format_time

from odoo.addons.base.models.ir_actions_report import _wkhtml

# the unpatched wkhtmltopdf shrinks every page to three quarters; measured on paper sizes from a label to A4
_UNPATCHED_ZOOM = 1.3


class ScenicPaperMixin(models.AbstractModel):
    """What the templates of all printed forms need: records, their size on paper, times as the desk's clock shows."""

    _name = "scenic.paper.mixin"
    _description = "Printed Form"

    _paper_model = "scenic.found.item"

    @api.model
    def _get_report_values(self, docids, data=None):
        """What a template gets to see.

        :param list docids: ids of the records to print
        :param dict data: the report's options
        :return: dict; ``paper`` is this model, for the methods below
        :raise AccessError: for records that the user may not read: what a method has read with more rights, a template
            would find in the cache
        """
        docs = self.env[self._paper_model].browse(docids)
        docs.check_access("read")
        pdf = (data or {}).get("report_type") == "pdf"
        return {
            "doc_ids": docids,
            "doc_model": self._paper_model,
            "docs": docs,
            "paper": self,
            "zoom": _UNPATCHED_ZOOM if pdf and not _wkhtml().is_patched_qt else 1,
        }

    @api.model
    def _moment(self, moment, desk):
        """Date and time on the desk's clock, as the reader's language writes them.

        :param datetime moment: naive UTC, or a false value
        :param desk: ``scenic.desk`` record
        :return: str
        """
        if not moment:
            return ""
        local = desk._local(moment)
        return f"{format_date(self.env, local.date())} {format_time(self.env, local.time(), time_format='HH:mm')}"

    @api.model
    def _day(self, moment, desk):
        """The day of a moment on the desk's clock; see ``_moment``."""
        return format_date(self.env, desk._local(moment).date()) if moment else ""

    @api.model
    def _date(self, day):
        """A day as the reader's language writes it; empty without one."""
        return format_date(self.env, day) if day else ""

    @api.model
    def _deadline(self, moment, desk):
        """A deadline: the day alone where it is meant to its end, else with its hour; see ``_moment``."""
        if moment and desk._local(moment).hour < 23:
            return self._moment(moment, desk)
        return self._day(moment, desk)

    @api.model
    def _cut(self, text, most):
        """``text`` in one line, not longer than a form has room for.

        :param text: str or a false value
        :param int most: how many columns; a Chinese character takes two
        :return: str
        """
        text = " ".join((text or "").split())
        used = 0
        for position, char in enumerate(text):
            used += 2 if east_asian_width(char) in "WF" else 1
            if used > most:
                return text[:position].rstrip() + "…"
        return text

    @api.model
    def _options(self, model_name, field_name):
        """The choices of a field, to be ticked on paper.

        :return: list of pairs: value, name in the reader's language
        """
        model = self.env[model_name]
        return model._fields[field_name]._description_selection(model.env)

    @api.model
    def _label(self, record, field_name):
        """The chosen value of a selection as the reader's language names it; empty where none is chosen."""
        return dict(self._options(record._name, field_name)).get(record[field_name], "")

    @api.model
    def _place_name(self, item):
        """The last two parts of the storage place's name, e.g. store and shelf: more does not fit a card.

        sudo: agents have no rights on stock locations; where their item lies they know from its form.
        """
        return "/".join((item.sudo().location_id.complete_name or "").split("/")[-2:])

    @api.model
    def _department(self, employee):
        """The name of an employee's department.

        sudo: colleagues read it in the public directory of employees, while the field here is HR's.
        """
        return employee.sudo().department_id.name or ""

    @api.model
    def _counters(self, line):
        """Who counted the cash of a line, both of them.

        :param line: ``scenic.found.cash`` record
        :return: str
        """
        second = line.recounted_by_id or line.item_id.finder_employee_id
        return ", ".join(filter(None, [line.counted_by_id.name, second.name or self.env._("the finder")]))

    @api.model
    def _received(self, desk):
        """The sentence a claimant signs.

        :param desk: ``scenic.desk`` record
        :return: str
        """
        giver = " · ".join(filter(None, [desk.company_id.name, desk.name]))
        return self.env._("Received today from %s: the following lost property, checked and complete.", giver)

    @api.model
    def _pages(self, docs, per_page):
        """``docs`` in portions of a page, at least one.

        :param docs: recordset
        :param int per_page: how many records a page holds
        :return: list of recordsets
        """
        return [docs[start : start + per_page] for start in range(0, len(docs) or 1, per_page)]
