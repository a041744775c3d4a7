from odoo import fields, models
from odoo.exceptions import UserError


class ScenicMissingPerson(models.Model):
    """Back with the family: guardian, identity, signature, second person (register 5)."""

    _inherit = "scenic.missing.person"

    reunion_id = fields.Many2one("scenic.missing.reunion", readonly=True, copy=False, ondelete="restrict")
    guardian_name = fields.Char(related="reunion_id.visitor_name", string="Fetched By")
    guardian_phone_masked = fields.Char(related="reunion_id.visitor_phone_masked", string="Guardian's Phone")
    guardian_relation = fields.Selection(related="reunion_id.relation", string="Relation of the Guardian")
    guardian_id_type = fields.Selection(related="reunion_id.id_type", string="Guardian's Document")
    guardian_id_masked = fields.Char(related="reunion_id.id_number_masked", string="Guardian's Document Number")
    guardian_signature = fields.Binary(related="reunion_id.signature", string="Guardian's Signature")
    guardian_signed_on_paper = fields.Boolean(related="reunion_id.signed_on_paper", string="Guardian Signed on Paper")
    giver_id = fields.Many2one(related="reunion_id.giver_id", string="Handed Over By")
    second_id = fields.Many2one(related="reunion_id.second_id", string="Second Person")

    def action_reunite(self):
        """Ask for the guardian's identity and signature.

        :return: act_window
        """
        return self._open_dialog(self.env._("Reunion"), "scenic.missing.reunite")

    def action_reveal_guardian(self):
        """Ask for a reason, then show the guardian's document number; that is logged.

        :return: act_window
        """
        self.ensure_one()
        return self.reunion_id.action_reveal_id_number()

    def _reunite(self, vals, methods, health=False):
        """Write the reunion down and end the search, and that of who turned out to be the same.

        sudo: nobody writes reunions but this; identity numbers are written by nobody else; the other entry may belong
        to another desk.

        :param dict vals: of the reunion
        :param dict methods: how giver and second person have signed
        :param str health: how the person is; as noted before by default
        :raise UserError: when a search has ended already
        """
        self.ensure_one()
        self.check_access("write")
        persons = self.sudo() | self.sudo().same_as_id
        if done := persons.filtered("is_locked")[:1]:
            raise UserError(self.env._("The case of %s has been closed meanwhile. Open it again and look.", done.name))
        reunion = (
            self.env["scenic.missing.reunion"]
            .sudo()
            .create({**vals, "person_id": self.id, "company_id": self.company_id.id})
        )
        self._sign_reunion(reunion, methods)
        for person in persons:
            person._write_unlocked(
                {
                    "reunion_id": reunion.id,
                    "found_at": person.found_at or reunion.date,
                    "health": health or person.health,
                }
            )
            person._end("reunited", moment=reunion.date, by_system=True)

    def _sign_reunion(self, reunion, methods):
        """Guardian, who hands over and the second person sign under the card."""
        signatures = self.env["scenic.signature"]
        guardian = "drawn" if reunion.signature else "paper"
        signatures._sign(self, "guardian", guardian, name=self.env._("Guardian (%s)", self.name), moment=reunion.date)
        signatures._sign(self, "giver", methods["giver"], reunion.giver_id, moment=reunion.date)
        if reunion.second_id:
            signatures._sign(self, "witness", methods["second"], reunion.second_id, moment=reunion.date)
