"""What all workbooks have in common: they are written row by row into a file, so that memory does not grow."""

import tempfile
from abc import ABC, abstractmethod
from pathlib import Path

import xlsxwriter


class Workbook(ABC):
    """A workbook told by records; each kind adds its styles and writes its sheets."""

    # of entries, so many are read at once
    portion = 500

    def __init__(self, record):
        self.env = record.env

    def make(self):
        """Write the workbook.

        :return: bytes
        """
        with tempfile.TemporaryDirectory(prefix="scenic-workbook-") as folder:
            path = Path(folder) / "workbook.xlsx"
            options = {
                "constant_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "tmpdir": folder,
            }
            with xlsxwriter.Workbook(str(path), options) as book:
                self.book = book
                self._add_styles()
                self._write()
            return path.read_bytes()

    @abstractmethod
    def _add_styles(self):
        """Add the formats of cells to the book."""

    @abstractmethod
    def _write(self):
        """Write the sheets, one after the other, each from its first row to its last."""

    def _portions(self, records):
        """The records, forgetting those that were read: a long period does not fill the memory.

        :param records: recordset
        :return: generator of single records
        """
        for start in range(0, len(records), self.portion):
            yield from records.browse(records.ids[start : start + self.portion])
            self.env.invalidate_all()
