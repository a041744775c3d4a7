from odoo import models


class ScenicDutyLog(models.Model):
    """The parts of the snapshot that come from the day's people, checks and registers."""

    _inherit = "scenic.duty.log"

    def _snapshot_entries(self):
        """The day's entries of all registers in the order of their times.

        :return: list of dicts: ``model`` and ``id`` of the entry, ``row`` with its texts
        """
        if not self:
            return []
        entries = []
        for name in sorted(self.env.registry.descendants(["scenic.register.mixin"], "_inherit")):
            register = self.env[name]
            if register._abstract:
                continue
            label = self.env["ir.model"]._get(name).name
            for entry in register.search([("log_id", "in", self.ids)], order="date, id"):
                row = [
                    self._clock(entry.date),
                    entry.name,
                    label,
                    entry._timeline_text() or "",
                    entry.employee_id.name or "",
                    " · ".join(filter(None, [self._says(entry, "state"), self._entry_marks(entry)])),
                ]
                entries.append({"date": entry.date, "model": name, "id": entry.id, "row": row})
        return sorted(entries, key=lambda entry: (entry["date"], entry["model"], entry["id"]))

    def _entry_marks(self, entry):
        """How an entry came into the log, where it was not at its time."""
        marks = []
        if entry.is_late_entry:
            marks.append(self.env._("Late Entry"))
        if "is_after_close" in entry._fields and entry.is_after_close:
            marks.append(self.env._("After Closing"))
        return " · ".join(marks)

    def _snapshot_timeline(self, entries):
        return {
            "title": self.env._("Timeline"),
            "columns": [
                self.env._("Time"),
                self.env._("Number"),
                self.env._("Register"),
                self.env._("What Happened"),
                self.env._("Agent"),
                self.env._("Result"),
            ],
            "rows": [entry["row"] for entry in entries],
        }

    def _snapshot_roster(self):
        rows = []
        for member in self.member_ids.sorted(lambda member: (member.date_start, member.employee_id.name or "")):
            looks = self._says(member, "appearance")
            rows.append(
                [
                    member.slot_id.name or "",
                    member.employee_id.name or "",
                    self._clock(member.signed_in_at),
                    self._clock(member.signed_out_at),
                    str(member.late_minutes or ""),
                    " · ".join(filter(None, [looks, member.appearance_remark])),
                    ", ".join(self._relief_text(relief) for relief in member.relief_ids),
                ]
            )
        return {
            "title": self.env._("Roster"),
            "columns": [
                self.env._("Shift"),
                self.env._("Employee"),
                self.env._("Signed In"),
                self.env._("Signed Out"),
                self.env._("Late (min)"),
                self.env._("Appearance"),
                self.env._("Relieved"),
            ],
            "rows": rows,
        }

    def _clock(self, moment):
        """The time of a moment on the desk's clock, with its day where that is another."""
        if not moment:
            return ""
        local = self.desk_id._local(moment)
        return local.strftime("%H:%M" if local.date() == self.date else "%m-%d %H:%M")

    def _relief_text(self, relief):
        """From when to when a post was left, and who stood in."""
        return f"{self._clock(relief.left_at)}–{self._clock(relief.back_at)} {relief.relieved_by_id.name or ''}".strip()

    def _snapshot_opening(self):
        columns = [
            (self.env._("Point"), "name"),
            (self.env._("Result"), "result"),
            (self.env._("Remark"), "remark"),
        ]
        return {"title": self.env._("Opening Checklist"), **self._lines("opening_line_ids", columns)}

    def _snapshot_briefing(self):
        """The minutes of the day's briefings, point by point; what was not spoken about is left out."""
        briefings = self.env["scenic.briefing"]
        names = ("documents", "operating_info", "review", "plan", "safety_practice", "service_practice")
        labels = {name: briefings._fields[name]._description_string(self.env) for name in names}
        rows = [] if self else [[label, ""] for label in labels.values()]
        for briefing in briefings.search([("log_id", "in", self.ids)], order="date, id"):
            head = [
                self._clock(briefing.date),
                briefing.host_id.name,
                self.env._("%s min", briefing.minutes) if briefing.minutes else "",
            ]
            rows.append([self._says(briefing, "kind"), " · ".join(filter(None, head))])
            rows += [[label, briefing[name]] for name, label in labels.items() if briefing[name]]
            rows.append([self.env._("Read By"), ", ".join(briefing._readers().employee_id.mapped("name"))])
        return {
            "title": self.env._("Briefing"),
            "columns": [self.env._("Subject"), self.env._("What Was Said")],
            "rows": rows,
        }

    def _snapshot_counts(self):
        columns = [
            (self.env._("Venue"), "venue_id"),
            (self.env._("Visitors"), "figure"),
            (self.env._("Remark"), "note"),
        ]
        return {"title": self.env._("Visitor Counts"), **self._lines("count_ids", columns)}

    def _snapshot_checks(self):
        """The checklists that are registers: after-shift checks and whatever else is checked at the desk."""
        rows = []
        checks = self.env.registry.descendants(["scenic.checklist.mixin"], "_inherit")
        for name in sorted(checks & self.env.registry.descendants(["scenic.register.mixin"], "_inherit")):
            model = self.env[name]
            for check in model.search([("log_id", "in", self.ids)], order="date, id") if not model._abstract else ():
                found = ", ".join(
                    " ".join(filter(None, [line.display_name, self._says(line, "finding", "result"), line.remark]))
                    for line in check.line_ids
                    if line.result and line.result != "ok"
                )
                rows.append(
                    [
                        self.env["ir.model"]._get(name).name,
                        self._clock(check.date),
                        self._says(check, "checker_id", "employee_id"),
                        self._says(check, "second_checker_id"),
                        self._says(check, "result"),
                        found,
                    ]
                )
        return {
            "title": self.env._("Checks"),
            "columns": [
                self.env._("Check"),
                self.env._("Time"),
                self.env._("Checked By"),
                self.env._("Rechecked By"),
                self.env._("Result"),
                self.env._("Abnormal"),
            ],
            "rows": rows,
        }

    def _snapshot_handover(self):
        """The day's handovers: who gave what to whom."""
        return {
            "title": self.env._("Handover"),
            "columns": [
                self.env._("Shift"),
                self.env._("Shift Handed Over By"),
                self.env._("Shift Taken Over By"),
                self.env._("Things"),
                self.env._("Notes"),
            ],
            "rows": [
                [
                    handover.shift_id.slot_id.name or "",
                    f"{handover.outgoing_id.name or ''} {self._clock(handover.signed_at)}".strip(),
                    f"{handover.incoming_id.name or ''} {self._clock(handover.accepted_at)}".strip(),
                    " · ".join(self._thing_text(line) for line in handover.line_ids),
                    handover.note or "",
                ]
                for handover in self._handovers()
            ],
        }

    def _snapshot_matters(self):
        """What was open when the last shift of the day handed over."""
        handover = self._handovers()[-1:]
        return {
            "title": self.env._("Open Matters"),
            "columns": [self.env._("Number"), self.env._("What Happened"), self.env._("State")],
            "rows": [
                [matter.name or "", matter.text or "", matter.state_label or ""]
                for matter in handover.matter_ids or handover.open_matter_ids
            ],
        }

    def _handovers(self):
        """The day's handovers in their order."""
        return self.handover_ids.sorted(lambda handover: (handover.date, handover.id))

    def _thing_text(self, line):
        """A thing handed over with its number, and the number expected where that is another."""
        number = f"{line.quantity:g}" if line.is_ok else f"{line.quantity:g}/{line.expected:g}"
        return " ".join(filter(None, [line.thing_id.name, number, line.remark]))

    def _snapshot_waivers(self):
        columns = [
            (self.env._("Waived"), "text"),
            (self.env._("Reason"), "reason"),
            (self.env._("Waived By"), "user_id"),
        ]
        return {"title": self.env._("Waivers"), **self._lines("waiver_ids", columns)}
