from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import ValidationError


class ScenicMissingZone(models.Model):
    """A zone to be searched for somebody, ticked off by who has been there (register 5)."""

    _name = "scenic.missing.zone"
    _description = "Zone Searched"
    _inherit = ["scenic.lock.line.mixin"]
    _order = "person_id, sequence, id"
    _rec_name = "zone_id"
    _lock_parent = "person_id"
    _lock_lines = "zone_line_ids"

    person_id = fields.Many2one(
        "scenic.missing.person", "Missing Person", required=True, index=True, ondelete="restrict"
    )
    company_id = fields.Many2one(related="person_id.company_id", store=True, index=True)
    zone_id = fields.Many2one("scenic.zone", required=True, ondelete="restrict")
    sequence = fields.Integer(default=10)
    searched_at = fields.Datetime()
    searcher_id = fields.Many2one("hr.employee", "Searched By", ondelete="restrict")
    user_id = fields.Many2one("res.users", "Ticked By", readonly=True, ondelete="restrict")
    note = fields.Char("What Was Seen")
    person_state = fields.Selection(related="person_id.state", string="State of the Search")

    _zone_uniq = models.UniqueIndex("(person_id, zone_id)", "This zone is on the list already.")

    @api.constrains("searched_at")
    def _check_searched_at(self):
        soon = fields.Datetime.now() + timedelta(minutes=10)
        if any(line.searched_at and line.searched_at > soon for line in self):
            raise ValidationError(self.env._("The time lies in the future. Please check date and hour."))

    def write(self, vals):
        """Who ticks a zone off is noted with it."""
        if "searched_at" in vals:
            vals = {**vals, "user_id": vals["searched_at"] and self.env.uid}
        return super().write(vals)

    def action_searched(self):
        """One tap: somebody has been everywhere in the zone."""
        open_lines = self.filtered(lambda line: not line.searched_at)
        employee = self.person_id._default_employee()
        open_lines.write({"searched_at": fields.Datetime.now(), "searcher_id": employee.id})

    def action_search_again(self):
        """The zone is to be searched once more; the history keeps that it was searched before."""
        for line in self.filtered("searched_at"):
            line._note_earlier()
        self.write({"searched_at": False, "searcher_id": False, "note": False})

    def _note_earlier(self):
        """Keep in the history that the zone was searched.

        sudo: whoever ticks zones off need not write the card.
        """
        desk = self.person_id.desk_id
        self.person_id.sudo()._message_log(
            body=self.env._(
                "%(zone)s is searched again; it was searched at %(time)s.",
                zone=self.zone_id.name,
                time=desk._local(self.searched_at).strftime("%H:%M"),
            )
        )
