import base64
import hashlib
import json

from odoo import api, fields, models


def sha256(content):
    """The SHA-256 of a content.

    :param bytes content: what is hashed
    :return: str of 64 hexadecimal digits
    """
    return hashlib.sha256(content).hexdigest()


class ScenicLogSeal(models.Model):
    """What a duty log said when its month was sealed, as text and PDF with their hashes. Written once.

    Number 0 seals the log; further ones seal the entries that joined it afterwards.
    """

    _name = "scenic.log.seal"
    _description = "Seal of a Duty Log"
    _inherit = ["scenic.append.mixin"]
    _order = "date, desk_id, number, id"
    _rec_name = "log_id"
    _check_company_auto = True

    log_id = fields.Many2one(
        "scenic.duty.log", "Duty Log", required=True, readonly=True, index=True, ondelete="restrict"
    )
    number = fields.Integer("Supplement", required=True, readonly=True, aggregator=None)
    archive_id = fields.Many2one("scenic.archive", required=True, readonly=True, index=True, ondelete="restrict")
    desk_id = fields.Many2one("scenic.desk", required=True, readonly=True, index=True, ondelete="restrict")
    company_id = fields.Many2one("res.company", required=True, readonly=True, ondelete="restrict")
    date = fields.Date("Day", required=True, readonly=True)
    sealed_at = fields.Datetime(required=True, readonly=True, default=fields.Datetime.now)
    sealed_by_id = fields.Many2one("res.users", required=True, readonly=True, default=lambda self: self.env.user)
    entry_count = fields.Integer("Entries", readonly=True)
    content = fields.Text("Sealed Text", required=True, readonly=True, prefetch=False)
    content_hash = fields.Char("SHA-256 of the Text", required=True, readonly=True)
    pdf = fields.Binary("PDF", attachment=True, required=True, readonly=True)
    pdf_name = fields.Char("File Name", required=True, readonly=True)
    pdf_hash = fields.Char("SHA-256 of the PDF", required=True, readonly=True)

    _log_number_uniq = models.UniqueIndex("(log_id, number)", "This log is sealed already.")
    _date_idx = models.Index("(date, desk_id, number, id)")

    @api.depends("log_id", "number")
    def _compute_display_name(self):
        for seal in self:
            name = seal.log_id.display_name or ""
            if seal.number:
                name = self.env._("%(log)s, supplement %(number)s", log=name, number=seal.number)
            seal.display_name = name

    @api.model
    def _seal(self, log, archive, number, data):
        """Keep what a log says.

        sudo: nobody writes seals but the archive.
        :param log: ``scenic.duty.log`` record
        :param archive: ``scenic.archive`` record that asks for it
        :param int number: 0 for the log, further ones for what joined it later
        :param dict data: the snapshot
        :return: ``scenic.log.seal`` record
        """
        content = self._canonical(data)
        now = fields.Datetime.now()
        content_hash = sha256(content.encode())
        seal = {"hash": content_hash, "at": log.desk_id._local(now).strftime("%Y-%m-%d %H:%M"), "number": number}
        pdf = self.env["report.scenic_service_desk.report_duty_log"]._sealed_pdf(data, seal)
        report = self.env.ref("scenic_service_desk.duty_log_report")
        suffix = f"-{number}" if number else ""
        return self.sudo().create(
            {
                "log_id": log.id,
                "number": number,
                "archive_id": archive.id,
                "desk_id": log.desk_id.id,
                "company_id": log.company_id.id,
                "date": log.date,
                "sealed_at": now,
                "entry_count": len(data["entries"]),
                "content": content,
                "content_hash": content_hash,
                "pdf": base64.b64encode(pdf),
                "pdf_name": f"{report._paper_name(data['desk'], data['date'] + suffix)}.pdf",
                "pdf_hash": sha256(pdf),
            }
        )

    @api.model
    def _canonical(self, data):
        """A snapshot as text: the same content gives the same bytes.

        :param dict data: strings, numbers, lists and dicts
        :return: str, JSON with sorted keys
        """
        return json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1)

    def _entries(self):
        """The entries that the seals hold.

        :return: set of str, ``model,id``
        """
        return {entry for seal in self for entry in json.loads(seal.content)["entries"]}

    @api.model
    def _stored_files(self, records, field_names):
        """The stored files of fields, to be read as they lie in the file store.

        sudo: attachments of a record are the record's, which the caller may read.
        :param records: recordset
        :param list field_names: binary fields
        :return: dict of ``ir.attachment`` by record id and field name
        """
        attachments = (
            self.env["ir.attachment"]
            .sudo()
            .search(
                [("res_model", "=", records._name), ("res_field", "in", field_names), ("res_id", "in", records.ids)]
            )
        )
        return {(attachment.res_id, attachment.res_field): attachment for attachment in attachments}

    def _verify(self):
        """Compare the stored bytes with the hashes.

        :return: list of sentences, one for each text or file that is not as it was sealed; empty when all are
        """
        wrong = []
        files = self._stored_files(self, ["pdf"])
        for seal in self:
            if sha256((seal.content or "").encode()) != seal.content_hash:
                wrong.append(self.env._("%s: the text is not as it was sealed.", seal.display_name))
            stored = files.get((seal.id, "pdf"))
            if not stored or sha256(stored.raw or b"") != seal.pdf_hash:
                wrong.append(self.env._("%s: the PDF is not as it was sealed.", seal.display_name))
            # large texts and files are not kept in memory
            seal.invalidate_recordset(["content", "pdf"], flush=False)
            if stored:
                stored.invalidate_recordset(["raw"], flush=False)
        return wrong

    def action_check(self):
        """Compare text and PDF with their hashes and say what was found.

        :return: client action: a notification
        """
        self.check_access("read")
        wrong = self._verify()
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "danger" if wrong else "success",
                "sticky": bool(wrong),
                "message": "\n".join(wrong) or self.env._("Text and PDF are as they were sealed."),
            },
        }
