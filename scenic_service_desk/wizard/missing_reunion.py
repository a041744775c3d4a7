from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import NO_ACCESS


class ScenicMissingReunite(models.TransientModel):
    """Somebody is fetched: who fetches him proves who he is and signs; a second person looks on (register 5)."""

    _name = "scenic.missing.reunite"
    _description = "Reunion"
    _inherit = ["scenic.visible.mixin", "scenic.sign.mixin"]

    _pins = {"signer_pin": ("signer_id", "proven_id"), "second_pin": ("second_id", "second_proven_id")}

    person_id = fields.Many2one("scenic.missing.person", required=True, readonly=True)
    who = fields.Char(related="person_id.who", string="Who Goes Home")
    is_minor = fields.Boolean(related="person_id.is_minor")
    date = fields.Datetime("Reunited At", required=True, default=fields.Datetime.now)
    guardian_name = fields.Char(
        "Guardian", required=True, compute="_compute_guardian", store=True, precompute=True, readonly=False
    )
    guardian_phone = fields.Char("Phone", compute="_compute_guardian", store=True, precompute=True, readonly=False)
    relation = fields.Selection(
        lambda self: [
            choice
            for choice in self.env["scenic.missing.person"]._fields["relation"]._description_selection(self.env)
            if choice[0] != "stranger"
        ],
        "Relation to the Person",
        required=True,
        compute="_compute_guardian",
        store=True,
        precompute=True,
        readonly=False,
    )
    id_type = fields.Selection(
        lambda self: self.env["scenic.missing.reunion"]._fields["id_type"]._description_selection(self.env),
        "Identity Document",
        default="id_card",
    )
    # kept for the time the dialog is open, then with the reunion, where nobody reads it
    id_number = fields.Char("Document Number")
    check_note = fields.Char(
        "How Identity Was Checked", help="Where the guardian has no document: photos on the phone, what the child says."
    )
    health = fields.Selection(
        lambda self: self.env["scenic.missing.person"]._fields["health"]._description_selection(self.env),
        "State of Health",
        compute="_compute_guardian",
        store=True,
        precompute=True,
        readonly=False,
    )
    signature = fields.Binary("Guardian's Signature")
    signed_on_paper = fields.Boolean(help="The guardian signed the printed form, and so did both of us.")
    second_id = fields.Many2one("hr.employee", "Second Person")
    second_pin = fields.Char("PIN of the Second Person", compute="_compute_pins", inverse="_inverse_pins")
    second_proven_id = fields.Many2one("hr.employee", "Second Has Given His PIN", groups=NO_ACCESS)

    @api.depends("person_id")
    def _compute_guardian(self):
        """Who reported somebody missing usually fetches him."""
        for wizard in self:
            person = wizard.person_id
            reporter = person if person.direction == "sought" else person.same_as_id
            wizard.guardian_name = reporter.visitor_name
            wizard.guardian_phone = reporter.visitor_phone
            wizard.relation = reporter.relation != "stranger" and reporter.relation
            wizard.health = person.health or person.same_as_id.health or "well"

    @api.constrains("date")
    def _check_date(self):
        for wizard in self:
            if wizard.date < wizard.person_id.date.replace(second=0):
                raise ValidationError(self.env._("The reunion lies before the report. Please check the time."))
            if wizard.date > fields.Datetime.now():
                wizard.date = fields.Datetime.now()

    def action_confirm(self):
        """Write the reunion down; the dialog keeps nothing.

        :return: action that closes the dialog
        :raise UserError: naming what is missing
        """
        self.ensure_one()
        self._check_complete()
        methods = {"giver": self._prove_signer(), "second": self._prove_second()}
        self.person_id._reunite(
            {
                "date": self.date,
                "visitor_name": self.guardian_name.strip(),
                "visitor_phone": self.guardian_phone,
                "relation": self.relation,
                "id_type": self.id_number and self.id_type,
                "id_number": (self.id_number or "").strip().upper() or False,
                "check_note": self.check_note,
                "signature": self.signature,
                "signed_on_paper": self.signed_on_paper,
                "giver_id": self.signer_id.id,
                "second_id": self.second_id.id,
            },
            methods,
            self.health,
        )
        self._forget()
        return {"type": "ir.actions.act_window_close"}

    def _check_complete(self):
        """:raise UserError: naming what a reunion still lacks"""
        if not (self.guardian_name or "").strip():
            raise UserError(self.env._("Please write the name of who fetches the person."))
        if not (self.id_number or (self.check_note or "").strip()):
            raise UserError(
                self.env._("Please write the number of the guardian's document, or how the identity was checked.")
            )
        if not (self.signature or self.signed_on_paper):
            raise UserError(
                self.env._("The guardian signs: on the screen, or on the printed form (then tick “Signed on Paper”).")
            )
        if self.is_minor and not self.second_id:
            raise UserError(self.env._("A minor is handed over by two of us. Please choose the second person."))
        if self.second_id and self.second_id == self.signer_id:
            raise UserError(self.env._("The second person is somebody else than who hands over."))

    def _prove_second(self):
        """How the second person has signed: by PIN at this screen, or on the paper.

        sudo: nobody has access to the proof.

        :return: str, method of the signature
        :raise UserError: without PIN and without paper
        """
        if not self.second_id:
            return False
        if self.second_id == self.sudo().second_proven_id:
            return "pin"
        if self.signed_on_paper:
            return "paper"
        raise UserError(self.env._("%s signs too: with the PIN, or on the printed form.", self.second_id.name))

    def _forget(self):
        """Delete what was typed. sudo: a dialog is nobody's to delete."""
        self.sudo().unlink()
