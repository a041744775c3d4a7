from odoo import api, fields, models


class ScenicDutyLog(models.Model):
    """The log's view of its registers: what happened, what is open, and a line typed in."""

    _inherit = "scenic.duty.log"
    # a note is an entry of its own: it can be made whatever the state of the log
    _editable_when_closed = frozenset({"note_entry"})

    timeline_ids = fields.One2many("scenic.timeline", "log_id", readonly=True)
    timeline_count = fields.Integer("Entries", compute="_compute_timeline_count")
    after_close_count = fields.Integer("Entries After Closing", compute="_compute_timeline_count")
    open_matter_ids = fields.Many2many("scenic.timeline", string="Open Matters", compute="_compute_open_matter_ids")
    open_matter_count = fields.Integer("Number of Open Matters", compute="_compute_open_matter_ids")
    entry_ids = fields.One2many("scenic.duty.entry", "log_id", "Log Entries")
    is_shared_login = fields.Boolean(compute="_compute_is_shared_login")
    # typed, made an entry when the form is saved, and kept there alone
    note_entry = fields.Char("Add a Note", compute="_compute_note_entry", inverse="_inverse_note_entry")

    @api.depends_context("uid")
    def _compute_is_shared_login(self):
        self.is_shared_login = self.env["scenic.desk"]._is_shared_login()

    @api.depends_context("uid")
    def _compute_timeline_count(self):
        rows = self.env["scenic.timeline"]._read_group(
            [("log_id", "in", self.ids)], ["log_id", "is_after_close"], ["__count"]
        )
        counts = {(log.id, bool(after_close)): count for log, after_close, count in rows}
        for log in self:
            log.after_close_count = counts.get((log.id, True), 0)
            log.timeline_count = counts.get((log.id, False), 0) + log.after_close_count

    @api.depends_context("uid")
    @api.depends("state", "desk_id")
    def _compute_open_matter_ids(self):
        """What the desk owes now; a closed day shows in its handover how it stood then."""
        timeline = self.env["scenic.timeline"]
        for log in self:
            is_live = log.state == "open" and log.desk_id
            log.open_matter_ids = timeline._open_matters(log.desk_id, limit=200) if is_live else timeline
            log.open_matter_count = len(log.open_matter_ids)

    def _compute_note_entry(self):
        self.note_entry = False

    def _inverse_note_entry(self):
        """Make what was typed an entry: of now, or of the day's end where the day is over."""
        now = fields.Datetime.now()
        vals_list = []
        for log in self.filtered("note_entry"):
            moment = log._moment_now()
            vals_list.append(
                {
                    "desk_id": log.desk_id.id,
                    "date": moment,
                    "is_late_entry": moment < now,
                    "text": log.note_entry,
                }
            )
        self.env["scenic.duty.entry"].create(vals_list)
        # the form reads it again: an empty line for the next note
        self.note_entry = False

    def action_add_note(self):
        """The note was made when the form was saved, just before; a shared login is asked who writes it.

        :return: None, or act_window of a new entry
        """
        self.ensure_one()
        if not self.is_shared_login:
            return None
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Log Entry"),
            "res_model": "scenic.duty.entry",
            "views": [(self.env.ref("scenic_service_desk.duty_entry_view_form_quick").id, "form")],
            "target": "new",
            "context": {"default_desk_id": self.desk_id.id},
        }

    def action_open_after_close(self):
        """The entries that came after closing.

        :return: act_window
        """
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("scenic_service_desk.timeline_action")
        return {**action, "domain": [("log_id", "=", self.id), ("is_after_close", "=", True)], "context": {}}

    def action_open_timeline(self):
        """The day's entries in a list of their own.

        :return: act_window
        """
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("scenic_service_desk.timeline_action")
        return {**action, "domain": [("log_id", "=", self.id)], "context": {}}
