from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

# a minor's clock, and that of others
_CODES = {True: "missing_police_minor", False: "missing_police"}
# what decides when the police must know
_DECIDING = {"age", "age_group", "direction", "date"}


class ScenicMissingPerson(models.Model):
    """The police step: a minor at once, others after a set time, shown in red until written down (register 5)."""

    _inherit = "scenic.missing.person"

    police_due_at = fields.Datetime("Police Due", readonly=True, copy=False)
    police_told_at = fields.Datetime(copy=False, tracking=True)
    police_by_id = fields.Many2one("hr.employee", "Police Told By", copy=False, ondelete="restrict")
    police_case = fields.Char("Police Case Number", copy=False, tracking=True)
    police_station = fields.Char(copy=False)
    is_police_due = fields.Boolean("Tell the Police", compute="_compute_is_police_due", search="_search_is_police_due")

    _police_due_idx = models.Index("(police_due_at, company_id) WHERE state = 'searching' AND police_told_at IS NULL")

    def _start_police(self):
        """Set the clock: a minor at once (Minors Protection Law art. 56), whatever somebody made of the rules; others,
        and a child that waits safely at the desk, as settled. Called by the superuser: periods are settings.

        Of who was entered afterwards the step is to be written down too, but nobody is hurried: no clock runs.
        """
        for person in self.filtered(lambda person: person.state == "searching" and not person.police_told_at):
            person._clock_cancel()
            waits_here = person.is_minor and person.direction == "brought_in"
            amount = person.company_id.scenic_missing_brought_minutes if waits_here else None
            clock = person.deadline_ids.browse()
            if person._is_alarmed():
                clock = person._clock_start(_CODES[person.is_minor], since=person.date, amount=amount)
            due = clock.deadline or (person.is_minor and person.date + timedelta(minutes=amount or 0))
            person._write_unlocked({"police_due_at": due})

    @api.depends("state", "police_due_at", "police_told_at")
    def _compute_is_police_due(self):
        due = self.filtered_domain(self._police_due_domain())
        for person in self:
            person.is_police_due = person in due

    @api.model
    def _search_is_police_due(self, operator, value):
        if operator != "in":
            return NotImplemented
        due = self._police_due_domain()
        return due if True in value else ~due

    @api.model
    def _police_due_domain(self):
        """Who is searched for, with the police not told though they should be."""
        return (
            Domain("state", "=", "searching")
            & Domain("police_told_at", "=", False)
            & Domain("police_due_at", "<=", fields.Datetime.now())
        )

    @api.constrains("police_told_at")
    def _check_police_told(self):
        soon = fields.Datetime.now() + timedelta(minutes=10)
        if any(person.police_told_at and person.police_told_at > soon for person in self):
            raise ValidationError(self.env._("The time lies in the future. Please check date and hour."))

    def action_police_told(self):
        """One tap: the police have been told, now and by the user; the case number is filled in when it is known."""
        self._search_step({"police_told_at": fields.Datetime.now(), "police_by_id": self._default_employee().id})

    def write(self, vals):
        """The clock stops when the step is written down, whichever way, and follows the card until then."""
        res = super().write(vals)
        if "police_told_at" in vals:
            self.filtered("police_told_at")._police_done()
        if _DECIDING & vals.keys() or ("police_told_at" in vals and not vals["police_told_at"]):
            # sudo: clocks follow the card, nobody writes them
            self.sudo()._start_police()
        return res

    def _police_done(self):
        """sudo: the clock tells others too."""
        for person in self.sudo():
            for code in _CODES.values():
                person._clock_done(code, person.police_told_at)

    @api.model
    def _closing_gaps(self, log):
        """Nobody goes home while the police do not know of somebody they must know of."""
        gaps = super()._closing_gaps(log)
        due = self.search(self._police_due_domain() & Domain("desk_id", "=", log.desk_id.id))
        if due:
            gaps.append(
                {
                    "key": "missing_police",
                    "text": self.env._("The police have not been told of: %s.", ", ".join(due.mapped("display_name"))),
                    "action": due[:1]._get_records_action(),
                }
            )
        return gaps
