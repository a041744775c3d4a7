"""Prints as they come out of the printer."""

import subprocess
import tempfile
from pathlib import Path
from unittest.mock import patch

import zxingcpp
from PIL import Image

from odoo.tools import mute_logger

from .common import MODULE, ScenicCommon

ITEM_REPORTS = (
    "found_item_card_report",
    "found_item_card_sheet_report",
    "found_item_receipt_report",
    "found_item_sheet_visitor_report",
    "found_item_sheet_employee_report",
    "found_item_sheet_on_site_report",
)


class PaperCommon(ScenicCommon):
    """Renders the forms as an agent: he has neither HR nor stock rights."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("zh_CN")
        # our forms run no script that the printer would have to wait for
        cls.env["ir.config_parameter"].set_param("report.print_delay", "0")

    @classmethod
    def reports(cls, user=None, lang="en_US", **context):
        """The report engine of a user (the agent)."""
        return cls.env["ir.actions.report"].with_user(user or cls.agent).with_context(lang=lang, **context)

    @classmethod
    def html(cls, report, records, user=None, lang="en_US"):
        """A form as HTML text."""
        return cls.reports(user, lang)._render_qweb_html(f"{MODULE}.{report}", records.ids)[0].decode()

    @classmethod
    @mute_logger("odoo.addons.base.models.ir_actions_report")
    def pdf(cls, report, records, lang="en_US"):
        """A form as PDF. No server runs here: the style sheets of Odoo are missing, which ours must not mind."""
        engine = cls.reports(lang=lang, force_report_rendering=True)
        with patch.object(type(engine), "_get_report_url", lambda self, layout=None: "http://127.0.0.1:1"):
            return engine._render_qweb_pdf(f"{MODULE}.{report}", records.ids)[0]

    @classmethod
    def pages(cls, pdf):
        """The text of each page."""
        text = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True).stdout
        return text.decode().split("\f")[:-1]

    @classmethod
    def codes(cls, pdf):
        """What a scanner reads on each page."""
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(["pdftoppm", "-r", "200", "-png", "-", f"{folder}/page"], input=pdf, check=True)
            return [
                [code.text for code in zxingcpp.read_barcodes(Image.open(page))]
                for page in sorted(Path(folder).iterdir())
            ]
