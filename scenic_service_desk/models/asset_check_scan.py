from odoo import models


class ScenicAssetCheck(models.Model):
    """Scanning things one by one, with a hand scanner or a phone's camera (register 11)."""

    _inherit = "scenic.asset.check"

    def action_scan(self, code):
        """Take what a scanner read: the thing is present; what is not on the list is kept as unexpected.

        :param str code: serial number or label of an equipment, or anything else that was read
        :return: dict for the screen: ``message`` and the ``type`` of its notification
        :raise UserError: when the check is signed already
        """
        self.ensure_one()
        self.check_access("write")
        self._check_unlocked({"line_ids": True})
        code = (code or "").strip()
        if not code:
            return {"message": self.env._("Nothing was read. Please scan again."), "type": "warning"}
        line, is_again = self._scan_line(code)
        values = {"name": line._label(), "scanned": self.scanned_count, "total": self.scannable_count}
        if line.kind == "extra":
            return {"message": self.env._("Not on the list: %(name)s", **values), "type": "warning"}
        if is_again:
            return {"message": self.env._("Scanned before: %(name)s", **values), "type": "info"}
        return {"message": self.env._("%(name)s · %(scanned)s of %(total)s scanned", **values), "type": "success"}

    def _scan_line(self, code):
        """Note a scan on its line.

        sudo: that a thing was scanned is noted by this code alone, the user's right to check has been asked.
        :return: the line, and whether it had been scanned before
        """
        lines = self.sudo().line_ids
        wanted = code.casefold()
        line = lines.filtered(lambda line: wanted in line._codes())[:1]
        if not line:
            equipment = self.env["maintenance.equipment"]._of_code(code, self.company_id)
            line = lines.create(
                {
                    "check_id": self.id,
                    "sequence": 30,
                    "name": equipment.name or self.env._("Unknown label"),
                    "code": code,
                    "equipment_id": equipment.id,
                    "finding": "unexpected",
                    "is_scanned": True,
                }
            )
            return line, False
        is_again = line.is_scanned
        vals = {"is_scanned": True}
        if line.finding in (False, "missing"):
            vals["finding"] = "present"
        line.write(vals)
        return line, is_again


class ScenicAssetCheckLine(models.Model):
    _inherit = "scenic.asset.check.line"

    def _codes(self):
        """What a scanner may read on the thing, in lower case.

        :return: set of str
        """
        self.ensure_one()
        codes = {self.code} | (self.equipment_id._codes() if self.equipment_id else set())
        return {code.casefold() for code in codes if code}
