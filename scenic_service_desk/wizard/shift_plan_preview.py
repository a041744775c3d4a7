from collections import Counter, defaultdict
from unicodedata import east_asian_width

from babel.dates import format_skeleton

from odoo import api, fields, models
from odoo.tools import format_date
from odoo.tools.misc import get_lang


class ScenicShiftPlan(models.TransientModel):
    """What will be planned, as a sheet, before it is."""

    _inherit = "scenic.shift.plan"

    preview = fields.Html(compute="_compute_preview", sanitize=False)
    new_count = fields.Integer("To Plan", compute="_compute_preview")

    @api.depends(
        "desk_id", "date_from", "date_to", "mode", "rotate_every", "replace", "monday", "tuesday", "wednesday",
        "thursday", "friday", "saturday", "sunday", "step_ids.slot_id", "step_ids.sequence", "line_ids.sequence",
        "line_ids.employee_id", "line_ids.slot_id", "line_ids.monday", "line_ids.tuesday", "line_ids.wednesday",
        "line_ids.thursday", "line_ids.friday", "line_ids.saturday", "line_ids.sunday",
    )  # fmt: skip
    def _compute_preview(self):
        for plan in self:
            wanted = plan._wanted() if plan.desk_id else []
            entries = plan._judge(wanted)
            plan.new_count = sum(entry.verdict == "new" for entry in entries)
            gone = plan._replaced(wanted) if wanted else self.env["scenic.shift.member"]
            values = plan._sheet_values(entries, gone)
            plan.preview = self.env["ir.qweb"]._render("scenic_service_desk.shift_plan_preview", values)

    def _sheet_values(self, entries, gone):
        """What the preview's template shows.

        :param list entries: of ``Entry``
        :param gone: ``scenic.shift.member`` recordset that goes
        :return: dict
        """
        cells = defaultdict(dict)
        for entry in entries:
            cells[entry.employee].setdefault(entry.day, []).append(entry)
        return {
            "days": self._days(),
            "cells": cells,
            "gone": gone,
            "short": self._short,
            "weekday": lambda day: format_date(self.env, day, date_format="EEEEE"),
            "left_out": self._left_out(entries),
            "new_count": sum(entry.verdict == "new" for entry in entries),
            "there_count": sum(entry.verdict == "there" for entry in entries),
        }

    @api.model
    def _short(self, slot):
        """A slot's name where there is little room: 早 for 早班, Early for Early Shift.

        :param slot: ``scenic.shift.slot`` record
        :return: str
        """
        name = (slot.name or "").strip()
        wide = name and east_asian_width(name[0]) in "WF"
        return name[:1] if wide else name.split(" ")[0][:5]

    def _left_out_sentence(self, verdict, name, days):
        """Why somebody is left out.

        :param str verdict: as in ``Entry``
        :param str name: who
        :param str days: when
        :return: str
        """
        sentences = {
            "off": self.env._("%(name)s does not work on %(days)s.", name=name, days=days),
            "leave": self.env._("%(name)s is on leave on %(days)s.", name=name, days=days),
            "busy": self.env._("%(name)s is planned elsewhere at that time on %(days)s.", name=name, days=days),
            "closed": self.env._("%(name)s cannot be planned on %(days)s: the day is closed.", name=name, days=days),
        }
        return sentences[verdict]

    def _left_out(self, entries):
        """Who is left out, why, and on which days.

        :param list entries: of ``Entry``
        :return: list of str, one for each person and reason
        """
        days = defaultdict(list)
        for entry in entries:
            if entry.verdict not in ("new", "there"):
                days[entry.employee, entry.verdict].append(entry.day)
        locale = get_lang(self.env).code
        return [
            self._left_out_sentence(
                verdict,
                employee.name,
                ", ".join(format_skeleton("MMMd", day, locale=locale) for day in dict.fromkeys(those)),
            )
            for (employee, verdict), those in days.items()
        ]

    def _summary(self, entries, gone):
        """What was done, in a sentence or two.

        :return: str
        """
        new = sum(entry.verdict == "new" for entry in entries)
        there = sum(entry.verdict == "there" for entry in entries)
        lines = [self.env._("Planned: %(new)s. On the roster before: %(there)s.", new=new, there=there)]
        if gone:
            lines.append(self.env._("Taken off the roster: %s.", len(gone)))
        left_out = Counter(entry.employee.name for entry in entries if entry.verdict not in ("new", "there"))
        if left_out:
            names = ", ".join(f"{name} ({count})" for name, count in left_out.items())
            lines.append(self.env._("Left out, on so many days: %s.", names))
        return " ".join(lines)
