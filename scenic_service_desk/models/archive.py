from odoo import api, fields, models
from odoo.tools import format_date

from .log_seal import sha256


class ScenicArchive(models.Model):
    """A desk's sealed month: the seals of its logs, one PDF and one workbook.

    Number 0 is the month's archive; what was closed or joined later is sealed in supplements 1, 2, …
    """

    _name = "scenic.archive"
    _description = "Monthly Archive"
    _inherit = ["mail.thread", "mail.activity.mixin", "scenic.lock.mixin"]
    _order = "month desc, desk_id, number desc, id desc"
    _check_company_auto = True

    _initial_state = "running"
    _closed_states = ("done",)
    # the job ends it, nobody by hand
    _transitions = {"running": {"done": "base.group_system"}}

    desk_id = fields.Many2one(
        "scenic.desk", required=True, readonly=True, index=True, check_company=True, ondelete="restrict"
    )
    company_id = fields.Many2one(related="desk_id.company_id", store=True, index=True, precompute=True)
    month = fields.Date(required=True, readonly=True, help="The first day of the month.")
    number = fields.Integer("Supplement", required=True, readonly=True, aggregator=None)
    state = fields.Selection(selection_add=[("running", "Running"), ("done", "Done")])
    seal_ids = fields.One2many("scenic.log.seal", "archive_id", "Seals", readonly=True)
    unclosed_log_ids = fields.Many2many(
        "scenic.duty.log", "scenic_archive_unclosed_rel", string="Logs Not Closed", readonly=True
    )
    done_at = fields.Datetime("Archived At", readonly=True)
    requested_by_id = fields.Many2one("res.users", readonly=True, default=lambda self: self.env.user)
    problem = fields.Char(readonly=True, help="Why the last attempt did not come to its end. It is tried again.")
    pdf = fields.Binary("PDF", attachment=True, readonly=True)
    pdf_name = fields.Char(readonly=True)
    pdf_hash = fields.Char("SHA-256 of the PDF", readonly=True)
    workbook = fields.Binary(attachment=True, readonly=True)
    workbook_name = fields.Char(readonly=True)
    workbook_hash = fields.Char("SHA-256 of the Workbook", readonly=True)
    digest = fields.Char(
        "SHA-256 of All Hashes", readonly=True, help="A hash written anew with its text is found out too."
    )
    check_result = fields.Selection([("ok", "Intact"), ("broken", "Changed!")], "Hash Check", readonly=True, index=True)
    checked_at = fields.Datetime("Hashes Checked At", readonly=True)
    check_note = fields.Text("What Changed", readonly=True)

    seal_count = fields.Integer("Logs Sealed", compute="_compute_progress")
    waiting_count = fields.Integer("Still to Seal", compute="_compute_progress")
    unclosed_count = fields.Integer("Not Closed", compute="_compute_unclosed_count")
    progress = fields.Float(compute="_compute_progress", help="Sealed logs in percent of those to be sealed.")
    progress_text = fields.Char("Sealed", compute="_compute_progress")

    _desk_month_number_uniq = models.UniqueIndex(
        "(desk_id, month, number)", "This month of the desk is being archived already."
    )
    _month_idx = models.Index("(month DESC, desk_id, number DESC, id DESC)")
    _running_idx = models.Index("(id) WHERE state = 'running'")

    @api.depends("desk_id", "month", "number")
    def _compute_display_name(self):
        for archive in self:
            name = f"{archive.desk_id.name} {archive._month_name()}"
            if archive.number:
                name = self.env._("%(month)s, supplement %(number)s", month=name, number=archive.number)
            archive.display_name = name

    def _month_name(self):
        """The month for people; ``2026-10`` sorts and reads in every language."""
        return format_date(self.env, self.month, date_format="yyyy-MM") if self.month else ""

    @api.depends("state", "seal_ids")
    def _compute_progress(self):
        counts = dict(
            self.env["scenic.log.seal"]._read_group([("archive_id", "in", self.ids)], ["archive_id"], ["__count"])
        )
        for archive in self:
            done = archive.seal_count = counts.get(archive, 0)
            waiting = archive.waiting_count = len(archive._logs_to_seal()) if archive.state == "running" else 0
            total = done + waiting
            archive.progress = 100.0 if archive.state == "done" else 99.0 * done / total if total else 0.0
            archive.progress_text = f"{done}/{total}"

    @api.depends("unclosed_log_ids")
    def _compute_unclosed_count(self):
        for archive in self:
            archive.unclosed_count = len(archive.unclosed_log_ids)

    def _verify(self):
        """Compare all stored bytes of the archive and its seals with their hashes, and the hashes with the digest.

        :return: list of sentences, one for each thing that is not as it was archived
        """
        self.ensure_one()
        wrong = self.seal_ids._verify()
        if self.state != "done":
            return wrong
        files = self.seal_ids._stored_files(self, ["pdf", "workbook"])
        labels = {"pdf": self.env._("PDF"), "workbook": self.env._("Workbook")}
        for name, label in labels.items():
            stored = files.get((self.id, name))
            if not stored or sha256(stored.raw or b"") != self[f"{name}_hash"]:
                wrong.append(
                    self.env._(
                        "%(archive)s: %(file)s is not as it was archived.", archive=self.display_name, file=label
                    )
                )
            if stored:
                stored.invalidate_recordset(["raw"], flush=False)
        if self._digest(self.pdf_hash, self.workbook_hash) != self.digest:
            wrong.append(self.env._("%s: the list of hashes is not as it was archived.", self.display_name))
        return wrong

    def _digest(self, pdf_hash, workbook_hash):
        """One hash over all the archive holds.

        :return: str, 64 hexadecimal digits
        """
        lines = [
            f"{seal.log_id.id} {seal.number} {seal.content_hash} {seal.pdf_hash}" for seal in self.seal_ids.sorted("id")
        ]
        return sha256("\n".join([*lines, pdf_hash, workbook_hash]).encode())

    def action_check(self):
        """Compare everything with its hash and note the result (centre manager).

        :return: client action: a notification, after which the form shows the result
        """
        self.check_access("write")
        broken = self._check()
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "danger" if broken else "success",
                "sticky": bool(broken),
                "message": "\n".join(archive.check_note for archive in broken)
                or self.env._("Everything is as it was archived."),
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    def _check(self):
        """Check archives, note the results, and tell the manager once what was changed.

        :return: the broken ones of ``self``
        """
        broken = self.browse()
        for archive in self:
            wrong = archive._verify()
            news = bool(wrong) and archive.check_result != "broken"
            archive._write_unlocked(
                {
                    "check_result": "broken" if wrong else "ok",
                    "checked_at": fields.Datetime.now(),
                    "check_note": "\n".join(wrong) or False,
                }
            )
            if wrong:
                broken |= archive
            if news:
                archive._tell_broken()
        return broken

    def _tell_broken(self):
        """Raise the alarm: a message in the archive and an activity of the desk's manager."""
        keeper = self.desk_id._keeper_of(self.desk_id)
        this = self.with_context(lang=keeper.lang)
        this.message_post(body=this.check_note)
        this._remind_user(
            "scenic_service_desk.mail_activity_broken_seal",
            keeper,
            lambda archive: archive.env._("Sealed records were changed"),
            note=this.check_note,
        )

    @api.model
    def _cron_check(self):
        """Check all archives, those first that were checked longest ago."""
        archives = self.search([("state", "=", "done")], order="checked_at NULLS FIRST, id")
        for done, archive in enumerate(archives, 1):
            archive._check()
            if not self.env["ir.cron"]._commit_progress(1, remaining=len(archives) - done):
                return
