from odoo import fields, models
from odoo.exceptions import AccessError, LockError, UserError


class ScenicDutyLog(models.Model):
    """Closing the day: what is missing is said at once; reopening it; what is entered after it."""

    _inherit = "scenic.duty.log"

    waiver_ids = fields.One2many("scenic.log.waiver", "log_id", "Waivers", readonly=True)
    closed_by_id = fields.Many2one("hr.employee", readonly=True, copy=False, ondelete="restrict")
    closed_at = fields.Datetime(readonly=True, copy=False)

    def _form_action(self):
        """:return: act_window of the log's form"""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "scenic.duty.log",
            "res_id": self.id,
            "views": [(False, "form")],
        }

    def _closing_gaps(self):
        """All that is still wanted before the day is closed, waived or not; models that the log has lines of add theirs.

        :return: list of dicts: ``key`` (a stable word: what a supervisor waives), ``text`` (what is missing, for
            people), ``action`` (act_window that leads to where it is mended) or ``method`` (the log's method that
            returns it), and ``waivable`` (False where no supervisor may let it be)
        """
        self.ensure_one()
        gaps = []
        if not self.weather:
            gaps.append(
                {"key": "weather", "text": self.env._("The weather is missing."), "action": self._form_action()}
            )
        for name in self.env["scenic.timeline"]._registers():
            gaps += self.env[name]._closing_gaps(self)
        return gaps

    def _gaps_left(self):
        """What is missing and not waived.

        sudo: whoever closes sees what was waived.
        :return: list of dicts, see ``_closing_gaps``
        """
        waived = set(self.sudo().waiver_ids.mapped("key"))
        return [gap for gap in self._closing_gaps() if gap["key"] not in waived]

    def action_close(self):
        """Say all that is missing, each with the way to mend it; sign and close when nothing is.

        :return: act_window of the closing dialog
        :raise UserError: when the day is closed already
        :raise AccessError: for whoever may not close it
        """
        self.ensure_one()
        self._check_closable()
        return self.env["scenic.log.close"]._open(self)

    def _check_closable(self):
        """:raise UserError, AccessError: as ``action_close``"""
        self.check_access("write")
        if self.state != "open":
            # sudo: the name of who closed it, for the message
            log = self.sudo()
            raise UserError(
                self.env._(
                    "%(log)s is closed already (%(who)s, %(when)s).",
                    log=self.display_name,
                    who=log.closed_by_id.name or log._state_label(log.state),
                    when=(log.closed_at and f"{log.desk_id._local(log.closed_at):%H:%M}") or "",
                )
            )
        if not self._can_move_to("closed"):
            raise AccessError(self.env._("Only the desk's agents close its day."))

    def _begin_closing(self):
        """Let nobody else close the day meanwhile.

        :raise UserError: when somebody else is about to, or has
        """
        try:
            # who comes second at the very same moment learns it here, not from the database
            self.lock_for_update(allow_referencing=True)
        except LockError as error:
            raise UserError(
                self.env._("Somebody else is closing this day right now. Open it again and look.")
            ) from error
        self._check_closable()

    def _close(self, employee, method):
        """Close the day; who signs has been proven.

        :param employee: ``hr.employee`` record
        :param str method: ``login`` or ``pin``
        :raise UserError: naming all that is missing, or who was faster
        """
        self.ensure_one()
        self._begin_closing()
        if gaps := self._gaps_left():
            raise UserError("\n".join([self.env._("Still missing:"), *(f"• {gap['text']}" for gap in gaps)]))
        self._transition("closed", {"closed_by_id": employee.id, "closed_at": fields.Datetime.now()})
        self.env["scenic.signature"]._sign(self, "closer", method, employee)

    def action_reopen(self):
        """Ask the centre manager why a closed day is opened again.

        :return: act_window
        :raise AccessError: for anybody else
        """
        self.ensure_one()
        self._check_reopenable()
        return self.env["scenic.log.reason"]._open(self, "reopen", self.env._("Reopen the Day"))

    def _check_reopenable(self):
        if self.state == "sealed":
            raise UserError(
                self.env._("%s is sealed and stays as it is; later entries go into a supplement.", self.display_name)
            )
        if self.state == "closed" and not self._can_move_to("open"):
            raise AccessError(self.env._("Only the centre manager reopens a closed day."))

    def _reopen(self, reason):
        """Open a closed day again.

        :param str reason: why, for the log's history
        :raise UserError: without a reason, or when it is not closed
        :raise AccessError: for anybody but the centre manager
        """
        self.ensure_one()
        self._check_reopenable()
        if not (reason or "").strip():
            raise UserError(self.env._("Please write why the day is reopened."))
        self._transition("open", {"closed_by_id": False, "closed_at": False})
        self.message_post(body=self.env._("Reopened: %s", reason.strip()))

    def _note_after_close(self, entries):
        """Note in the history of closed logs what was entered into them; the entries are there in any case.

        sudo: who registers need not have a right on the log.

        :param entries: entries of one register
        """
        for log, later in entries.sudo().grouped("log_id").items():
            names = ", ".join(later[:20].mapped("display_name"))
            log.message_post(body=self.env._("Entered after closing: %s", names))
