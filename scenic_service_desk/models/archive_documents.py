import base64

from odoo import models
from odoo.tools.pdf import merge_pdf

from ..report.archive_workbook import ArchiveWorkbook
from ..tools.file_name import file_name
from .log_seal import sha256


class ScenicArchive(models.Model):
    """The month's PDF and workbook."""

    _inherit = "scenic.archive"

    def _documents(self):
        """Both files with names and hashes.

        :return: dict of values to write
        """
        pdf, workbook = self._make_pdf(), ArchiveWorkbook(self).make()
        name = file_name(self.env._("Monthly Archive"), self.display_name)
        pdf_hash, workbook_hash = sha256(pdf), sha256(workbook)
        return {
            "pdf": base64.b64encode(pdf),
            "pdf_name": f"{name}.pdf",
            "pdf_hash": pdf_hash,
            "workbook": base64.b64encode(workbook),
            "workbook_name": f"{name}.xlsx",
            "workbook_hash": workbook_hash,
            "digest": self._digest(pdf_hash, workbook_hash),
            "done_at": self.env.cr.now(),
            "problem": False,
        }

    def _make_pdf(self):
        """A cover that lists logs and hashes, and behind it the logs' own sealed PDFs in the order of their days.

        :return: bytes
        """
        cover = self.env["report.scenic_service_desk.report_duty_log"]._cover_pdf(self)
        files = self.seal_ids._stored_files(self.seal_ids, ["pdf"])
        return merge_pdf([cover, *(files[seal.id, "pdf"].raw for seal in self.seal_ids)])

    def _sealed_entries(self):
        """The register entries that the archive's seals hold.

        :return: dict of ids by model name
        """
        ids_by_model = {}
        for entry in self.seal_ids._entries():
            model, record_id = entry.split(",")
            ids_by_model.setdefault(model, []).append(int(record_id))
        return ids_by_model
