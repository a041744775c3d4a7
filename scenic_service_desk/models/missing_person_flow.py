from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from .missing_person import OPEN_STATES, SEARCHERS

# a reminder that has nothing more to say once a search has ended
_PAIR = "scenic_service_desk.mail_activity_missing_pair"


class ScenicMissingPerson(models.Model):
    """How a search goes on and ends: found, reunited, or closed with its result (register 5)."""

    _inherit = "scenic.missing.person"

    found_at = fields.Datetime("Located At", copy=False, readonly=True)
    found_zone_id = fields.Many2one("scenic.zone", "Located In", copy=False, readonly=True, ondelete="restrict")
    found_place = fields.Char("Located Where Exactly", copy=False, readonly=True)
    found_by_id = fields.Many2one("hr.employee", copy=False, readonly=True, ondelete="restrict")
    found_by_name = fields.Char("Found By (Visitor)", copy=False, readonly=True, groups=SEARCHERS)
    health = fields.Selection(
        [
            ("well", "Safe and Well"),
            ("upset", "Frightened or Tired"),
            ("injured", "Injured, Treated Here"),
            ("hospital", "Taken to Hospital"),
        ],
        "State of Health",
        copy=False,
        readonly=True,
    )
    health_note = fields.Char("Health, in Words", copy=False, readonly=True, groups=SEARCHERS)
    result = fields.Selection(
        [
            ("reunited", "Reunited Here"),
            ("by_self", "Back With the Family Without Us"),
            ("police", "Handed to the Police"),
            ("hospital", "Taken Over by the Hospital"),
            ("not_found", "Not Found, the Police Go On"),
            ("mistake", "Entered by Mistake or Twice"),
        ],
        copy=False,
        readonly=True,
        tracking=True,
    )
    ended_at = fields.Datetime(readonly=True, copy=False)
    end_note = fields.Char("Closing Note", readonly=True, copy=False, groups=SEARCHERS)
    is_waiting = fields.Boolean("Still Searched For", compute="_compute_is_waiting")
    minutes_open = fields.Integer(compute="_compute_is_waiting", help="Since the report, until the end.")

    @api.depends("state", "date", "ended_at")
    def _compute_is_waiting(self):
        now = fields.Datetime.now()
        for person in self:
            person.is_waiting = person.state == "searching"
            spent = (person.ended_at or now) - person.date if person.date else timedelta()
            person.minutes_open = int(spent.total_seconds() // 60)

    def _search_step(self, vals):
        """Write a step of the search down, whoever takes it: all desks of the company search together.

        sudo: an agent of another desk, or the duty manager, writes only what this method is given by the steps' own
        methods.

        :param dict vals: values of the step
        :raise AccessError: for others than agents and duty managers
        :raise UserError: when the search has ended
        """
        self._check_searcher()
        self.sudo()._write_unlocked(vals)

    def _check_searcher(self):
        """:raise AccessError: for others than those who search
        :raise UserError: when a search has ended
        """
        self.check_access("read")
        if not self.env.user.has_groups(SEARCHERS):
            raise AccessError(self.env._("Agents and duty managers write down what a search has brought."))
        if closed := self.filtered(lambda person: person.state not in OPEN_STATES)[:1]:
            raise UserError(self.env._("The search of %s has ended. Reopen it first.", closed.name))

    def _open_dialog(self, name, model):
        """A dialog about the person.

        :return: act_window
        """
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": model,
            "view_mode": "form",
            "target": "new",
            "context": {"default_person_id": self.id},
        }

    def action_found(self):
        """Ask where, by whom and how he is; for who was brought in, the family has been found.

        :return: act_window, or None
        """
        self.ensure_one()
        if self.direction == "sought":
            return self._open_dialog(self.env._("Person Found"), "scenic.missing.found")
        return self._found({})

    def _found(self, vals):
        """The person, or the family, is found: nothing is read out any more, nobody searches on.

        sudo: whoever finds somebody need not belong to the desk that was told.

        :param dict vals: where, by whom, health
        :raise UserError: when the search has ended
        """
        self._check_searcher()
        persons = self.sudo()
        persons._transition("found", {"found_at": fields.Datetime.now(), **vals}, by_system=True)
        persons._stop_search()

    def action_search_on(self):
        """It was somebody else: the search goes on; what was paired is taken apart."""
        self._search_on()

    def action_reopen(self):
        """Search again for somebody whose case was closed."""
        self._search_on()

    def _search_on(self, by_system=False):
        """Back to searching, with everything that starts with it.

        sudo: whoever searches on tells the other desks, whose things are not his to write.
        """
        paired = self.same_as_id
        for person in self:
            person._transition(
                "searching",
                {
                    "found_at": False,
                    "found_zone_id": False,
                    "found_place": False,
                    "found_by_id": False,
                    "found_by_name": False,
                    "health": False,
                    "health_note": False,
                    "same_as_id": False,
                    "reunion_id": False,
                    "result": False,
                    "ended_at": False,
                    "end_note": False,
                    "photo_purged_at": False,
                },
                by_system=by_system,
            )
        self._take_apart(paired)
        # whoever searches on wants everybody to, however old the card is
        self.sudo()._start_search()

    def action_close(self):
        """Ask for the result.

        :return: act_window
        """
        return self._open_dialog(self.env._("Close the Case"), "scenic.missing.close")

    def _end(self, result, note=None, moment=None, by_system=False):
        """End the search.

        :param str result: a value of ``result``; ``reunited`` ends it so
        :param str note: what is to be known besides
        :param datetime moment: when it ended, naive UTC; now by default
        :param bool by_system: it follows from the reunion, whose own check was passed
        :raise UserError: when somebody would be given up without the police knowing
        """
        for person in self:
            if result in ("not_found", "police") and not person.police_told_at:
                raise UserError(
                    self.env._(
                        "The police have not been told of %s. Write down when and by whom they were, then close.",
                        person.name,
                    )
                )
        self._transition(
            "reunited" if result == "reunited" else "closed",
            {"result": result, "end_note": note, "ended_at": moment or fields.Datetime.now()},
            by_system=by_system,
        )
        # sudo: broadcasts, zones and clocks of the search end with it, whosever they are
        self.sudo()._stop_search()

    def _stop_search(self):
        """Nobody is reminded or waited for, nothing is read out. sudo: what others were asked to do."""
        persons = self.sudo()
        persons.activity_unlink([_PAIR])
        persons.broadcast_ids._end_all()
        persons._chain_end()
        persons._clock_cancel()

    def action_print_form(self):
        """Print the registration.

        :return: report action
        """
        return self.env.ref("scenic_service_desk.missing_person_report").report_action(self, config=False)
