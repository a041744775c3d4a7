"""The monthly workbook: one sheet for the logs, one for each register, counts and roster."""

from odoo.fields import NO_ACCESS, Domain

from ..tools.field_text import field_text
from ..tools.mask import mask_numbers
from .workbook import Workbook

_LONGEST_CELL = 32000
# of a visitor only what names nobody
_HARMLESS = {"visitor_phone_masked", "id_number_masked", "id_type", "visitor_lang_id", "visitor_purged_on"}
_WIDTHS = {"date": 12, "datetime": 17, "integer": 10, "float": 10, "char": 24, "text": 40, "many2one": 18}
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


class ArchiveWorkbook(Workbook):
    """A desk's sealed month: its logs, and the entries of all registers."""

    def __init__(self, archive):
        super().__init__(archive)
        self.archive = archive
        self.local = archive.desk_id._local
        self.names = set()

    def _add_styles(self):
        self.head = self.book.add_format({"bold": True, "bg_color": "#EEEEEE", "bottom": 1})
        self.formats = {
            "date": self.book.add_format({"num_format": "yyyy-mm-dd"}),
            "datetime": self.book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
        }

    def _write(self):
        self._write_logs()
        self._write_registers()
        self._write_lists()

    def _sheet(self, title, columns):
        """Start a sheet.

        :param str title: its name, cut and cleaned as Excel wants it
        :param list columns: pairs of heading and field type
        """
        name = base = title.translate(_FORBIDDEN).strip("' ")[:28] or "Sheet"
        while name.lower() in self.names:
            name = f"{base} {len(self.names)}"
        self.names.add(name.lower())
        sheet = self.book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for column, (heading, kind) in enumerate(columns):
            sheet.set_column(column, column, _WIDTHS.get(kind, 16))
            sheet.write_string(0, column, heading, self.head)
        if columns:
            sheet.autofilter(0, 0, 0, len(columns) - 1)
        return sheet

    def _write_logs(self):
        sheet = self._sheet(
            self.env._("Logs"),
            [
                (self.env._("Day"), "date"),
                (self.env._("State"), "char"),
                (self.env._("Supplement"), "integer"),
                (self.env._("Entries"), "integer"),
                (self.env._("Sealed At"), "datetime"),
                (self.env._("SHA-256 of the Text"), "text"),
                (self.env._("SHA-256 of the PDF"), "text"),
            ],
        )
        seals, open_logs = self.archive.seal_ids, self.archive.unclosed_log_ids.sorted("date")
        for row, seal in enumerate(seals, 1):
            sheet.write_datetime(row, 0, seal.date, self.formats["date"])
            sheet.write_string(row, 1, self.env._("Sealed"))
            sheet.write_number(row, 2, seal.number)
            sheet.write_number(row, 3, seal.entry_count)
            sheet.write_datetime(row, 4, self.local(seal.sealed_at), self.formats["datetime"])
            sheet.write_string(row, 5, seal.content_hash)
            sheet.write_string(row, 6, seal.pdf_hash)
        for row, log in enumerate(open_logs, len(seals) + 1):
            sheet.write_datetime(row, 0, log.date, self.formats["date"])
            sheet.write_string(row, 1, self.env._("Not closed"))

    def _write_registers(self):
        """A sheet for each register that has sealed entries."""
        for name, ids in sorted(self.archive._sealed_entries().items()):
            model = self.env[name]
            fields = [field for field in model._archive_fields() if self._may_show(model, field)]
            records = model.search(Domain("id", "in", ids), order="date, id")
            self._write_records(self.env["ir.model"]._get(name).name, records, fields)

    def _write_lists(self):
        """Roster of the sealed logs, and the visitors of the month."""
        logs = self.archive.seal_ids.filtered(lambda seal: not seal.number).log_id
        for name, domain, order, columns in (
            (
                "scenic.shift.member",
                Domain("log_id", "in", logs.ids),
                "date_start, id",
                ["day", "slot_id", "employee_id", "signed_in_at", "signed_out_at", "late_minutes"],
            ),
            (
                "scenic.visitor.count",
                Domain("company_id", "=", self.archive.company_id.id) & Domain("date", "in", logs.mapped("date")),
                "date, venue_id",
                ["date", "venue_id", "count"],
            ),
        ):
            if name in self.env and logs:
                fields = [field for field in columns if field in self.env[name]._fields]
                self._write_records(
                    self.env["ir.model"]._get(name).name, self.env[name].search(domain, order=order), fields
                )

    def _may_show(self, model, name):
        """Whether a column may leave the house: no personal data but masked."""
        field = model._fields.get(name)
        if field is None or field.type in ("binary", "one2many") or field.groups == NO_ACCESS:
            return False
        return name in _HARMLESS or name not in self.env["scenic.visitor.mixin"]._fields

    def _write_records(self, title, records, names):
        described = [
            (records._fields[name]._description_string(self.env), records._fields[name].type) for name in names
        ]
        sheet = self._sheet(title, described)
        for row, record in enumerate(self._portions(records), 1):
            silent = record._archive_silent_fields() if hasattr(record, "_archive_silent_fields") else ()
            for column, name in enumerate(names):
                if name not in silent:
                    self._write_value(sheet, row, column, record, name)

    def _write_value(self, sheet, row, column, record, name):
        kind, value = record._fields[name].type, record[name]
        if kind in ("integer", "float", "monetary"):
            sheet.write_number(row, column, value)
        elif not value:
            return
        elif kind == "datetime":
            sheet.write_datetime(row, column, self.local(value), self.formats["datetime"])
        elif kind == "date":
            sheet.write_datetime(row, column, value, self.formats["date"])
        else:
            sheet.write_string(row, column, mask_numbers(field_text(record, name, self.local))[:_LONGEST_CELL])
