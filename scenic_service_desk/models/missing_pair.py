from odoo import api, fields, models
from odoo.exceptions import UserError

from .missing_person import OPEN_STATES, SEARCHERS


class ScenicMissingPair(models.Model):
    """Somebody sought and somebody brought in who may be the same (register 5), and what was judged of it."""

    _name = "scenic.missing.pair"
    _description = "Sought and Brought In"
    _inherit = ["scenic.pair.mixin"]
    _rec_name = "sought_id"

    state = fields.Selection(
        selection_add=[("proposed", "Proposed"), ("confirmed", "Same Person"), ("rejected", "Not the Same")]
    )
    sought_id = fields.Many2one("scenic.missing.person", required=True, readonly=True, index=True, ondelete="restrict")
    brought_id = fields.Many2one(
        "scenic.missing.person", "Brought In", required=True, readonly=True, index=True, ondelete="restrict"
    )
    score = fields.Integer("Likeness")
    reason_text = fields.Text("Why", compute="_compute_reason_text")
    sought_who = fields.Char(related="sought_id.who", string="Who Is Sought")
    sought_clothing = fields.Char(related="sought_id.clothing", string="Clothing of Who Is Sought")
    sought_image = fields.Image(related="sought_id.image_256", string="Photo of Who Is Sought", groups=SEARCHERS)
    brought_who = fields.Char(related="brought_id.who", string="Who Is Here")
    brought_clothing = fields.Char(related="brought_id.clothing", string="Clothing of Who Is Here")
    brought_image = fields.Image(related="brought_id.image_256", string="Photo of Who Is Here", groups=SEARCHERS)

    _pair_uniq = models.UniqueIndex("(sought_id, brought_id)", "These two have been compared already.")
    _one_sought = models.UniqueIndex(
        "(sought_id) WHERE state = 'confirmed'", "Somebody else was confirmed to be this person. Search on first."
    )

    @api.depends("sought_id", "brought_id")
    def _compute_display_name(self):
        for pair in self:
            pair.display_name = f"{pair.sought_id.name} – {pair.brought_id.name}"

    def action_confirm(self):
        """They are the same: who was sought is here, and the family of who was brought in is known.

        :raise UserError: when either search has ended
        """
        for pair in self:
            pair._check_open()
            pair._judge("confirmed")
            pair._bring_together()

    def action_reject(self):
        """They are not the same; the two are never proposed to anybody again."""
        for pair in self:
            was_confirmed = pair.state == "confirmed"
            pair._judge("rejected")
            if was_confirmed:
                pair._part()
        (self.sought_id | self.brought_id)._settle_pairs()

    def action_open_sought(self):
        """:return: act_window of who is sought"""
        return self.sought_id._get_records_action()

    def action_open_brought(self):
        """:return: act_window of who was brought in"""
        return self.brought_id._get_records_action()

    def _check_open(self):
        """:raise UserError: when there is nothing left to bring together"""
        for person in self.sought_id | self.brought_id:
            if person.state not in OPEN_STATES:
                raise UserError(self.env._("The search of %s has ended. Reopen it first.", person.name))
        if self.sought_id.same_as_id not in (self.sought_id.browse(), self.brought_id):
            raise UserError(self.env._("Somebody else was confirmed to be this person. Search on first."))

    def _bring_together(self):
        """Both are found, and know of each other.

        sudo: either may belong to a desk that the judge may not write at.
        """
        sought, brought = self.sudo().sought_id, self.sudo().brought_id
        where = {
            "found_zone_id": brought.zone_id.id,
            "found_place": brought.desk_id.name,
            "found_by_name": brought.visitor_name,
        }
        for person, partner, vals in ((sought, brought, where), (brought, sought, {})):
            if person.state == "searching":
                person._transition("found", {"found_at": fields.Datetime.now(), **vals}, by_system=True)
            person._write_unlocked({"same_as_id": partner.id})
            person._message_log(body=self.env._("The same person as %s.", partner.name))
            person._stop_search()

    def _part(self):
        """What was confirmed was wrong: both are searched for again. sudo: as in ``_bring_together``."""
        persons = (self.sudo().sought_id | self.sudo().brought_id).filtered(lambda person: person.state == "found")
        persons._write_unlocked({"same_as_id": False})
        persons._search_on(by_system=True)

    @api.model
    def _make(self, sought, brought, values):
        """Propose a pair; called by the superuser.

        :param sought: ``scenic.missing.person`` record
        :param brought: ``scenic.missing.person`` record
        :param dict values: points and parts
        :return: ``scenic.missing.pair`` record
        """
        pair = self.create({"sought_id": sought.id, "brought_id": brought.id, "company_id": sought.company_id.id})
        pair._write_unlocked(values)
        return pair
