from urllib.parse import quote

from odoo import api, models


class ScenicScannedMixin(models.AbstractModel):
    """An entry whose paper carries a QR that leads back to it."""

    _name = "scenic.scanned.mixin"
    _description = "Entry Opened by a Scan"

    # the part of the address that tells the registers apart; see controllers/scan.py
    _scan_path = ""

    def _scan_url(self):
        """The address in the QR: opens the entry, after login where needed.

        :return: str, an absolute URL
        """
        self.ensure_one()
        return f"{self.get_base_url()}/scenic/{self._scan_path}/{quote(self.name)}"

    @api.model
    def action_open_scanned(self, code):
        """What a scanner read at the counter.

        :param str code: the paper's address or number
        :return: act_window of the entry, or False where the code is none of ours, or the user none of the desk's
        """
        if not self.has_access("read"):
            return False
        number = (code or "").strip().rsplit("/", 1)[-1].upper()
        entry = self.search([("name", "=", number)], limit=1)
        if not entry:
            return False
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": entry.id,
            "views": [(False, "form")],
        }
