import base64
import io
import re

import openpyxl

from odoo.tests import tagged

from .archive_common import ArchiveCommon
from .paper import PaperCommon


@tagged("post_install", "-at_install")
class TestArchiveDocuments(ArchiveCommon):
    """What the month's PDF and workbook hold."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("zh_CN")
        phone = {"visitor_name": "Li Lei", "visitor_phone": "13912345678"}
        cls.log = cls.new_log(4, entries=3, description="Hat, call 138 1234 5678 or 13812345678", **phone)
        cls.open_log = cls.new_log(5, close=False)

    def _book(self, archive):
        return openpyxl.load_workbook(io.BytesIO(base64.b64decode(archive.workbook)))

    def _texts(self, book):
        return [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell]

    def test_pdf_has_a_cover_and_the_logs_behind_it(self):
        [archive] = self.run_job()
        cover, *pages = PaperCommon.pages(base64.b64decode(archive.pdf))
        self.assertIn("2026-05-04", cover)
        self.assertIn(archive.seal_ids.content_hash[:20], re.sub(r"\s", "", cover))
        self.assertIn("2026-05-05", cover)
        self.assertIn("FI-", pages[0])
        self.assertIn(archive.seal_ids.content_hash, "".join(pages))

    def test_files_are_called_by_their_titles(self):
        [archive] = self.run_job()
        desk = self.desk.name
        self.assertEqual(archive.seal_ids.pdf_name, f"Duty Log Sheet {desk} 2026-05-04.pdf")
        names = [archive.pdf_name, archive.workbook_name]
        self.assertEqual(names, [f"Monthly Archive {desk} 2026-05.{kind}" for kind in ("pdf", "xlsx")])

    def test_workbook_opens_with_a_sheet_for_each_register(self):
        [archive] = self.run_job()
        book = self._book(archive)
        self.assertIn("Found Item", book.sheetnames)
        self.assertEqual(book["Found Item"].max_row, 4)
        self.assertEqual(
            [row[1] for row in book["Logs"].iter_rows(values_only=True)], ["State", "Sealed", "Not closed"]
        )

    def test_no_phone_and_no_name_of_a_visitor(self):
        [archive] = self.run_job()
        texts = " ".join([*self._texts(self._book(archive)), archive.seal_ids.content])
        self.assertNotIn("Li Lei", texts)
        self.assertFalse(re.search(r"1[38]\d[ -]?\d{4}[ -]?\d{4}", texts))
        self.assertIn("138****5678", texts)

    def test_every_registers_columns_name_nobody(self):
        workbook = self.env["scenic.visitor.mixin"]._fields
        for name in self.env.registry.descendants(["scenic.register.mixin"], "_inherit"):
            model = self.env[name]
            if not model._abstract:
                with self.subTest(name):
                    columns = set(model._archive_fields())
                    self.assertLessEqual(columns, set(model._fields))
                    personal = {column for column in columns & set(workbook) if not column.endswith("_masked")}
                    self.assertFalse(personal - {"id_type", "visitor_lang_id", "visitor_purged_on"})

    def test_language_is_the_companys(self):
        self.env.company.scenic_archive_lang = "zh_CN"
        [archive] = self.run_job()
        self.assertIn("拾物登记", self._book(archive).sheetnames)
        self.assertIn("星期一", archive.seal_ids.content)
        self.assertEqual(archive.seal_ids.with_context(lang="en_US")._verify(), [])

    def test_supplements_workbook_holds_what_joined(self):
        self.run_job()
        self.new_entry(4, 8, description="Blue hat")
        _first, supplement = self.run_job()
        texts = self._texts(self._book(supplement))
        self.assertIn("Blue hat", " ".join(texts))
        self.assertEqual(self._book(supplement)["Found Item"].max_row, 2)

    def test_blank_form_reads_no_log(self):
        data = self.env["scenic.duty.log"]._snapshot_data()
        self.assertEqual(data["entries"], [])
        self.assertIn("timeline", dict(data["parts"]))
