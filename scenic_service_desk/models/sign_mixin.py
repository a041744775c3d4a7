from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import NO_ACCESS
from odoo.tools import consteq


class ScenicSignMixin(models.AbstractModel):
    """The act of signing by staff: at one's own login, or with one's PIN at a shared counter login."""

    _name = "scenic.sign.mixin"
    _description = "Signing by Staff"

    # the fields that take a PIN: each with the field of whose PIN it is, and the one that keeps that it was given
    _pins = {"signer_pin": ("signer_id", "proven_id")}

    signer_id = fields.Many2one("hr.employee", "Signed By", default=lambda self: self._default_signer())
    # checked when the form is saved, just before its button acts, and kept nowhere
    signer_pin = fields.Char(
        "PIN",
        compute="_compute_pins",
        inverse="_inverse_pins",
        help="Employee PIN; asked at a shared login only.",
    )
    proven_id = fields.Many2one("hr.employee", "Has Given His PIN", groups=NO_ACCESS)
    needs_pin = fields.Boolean(compute="_compute_needs_pin")

    @api.model
    def default_get(self, fields):
        """A default that a user set for himself proves nothing: who has given his PIN has no default."""
        return {name: value for name, value in super().default_get(fields).items() if not name.endswith("proven_id")}

    @api.model
    def _default_signer(self):
        if self.env["scenic.desk"]._is_shared_login():
            return self.env["hr.employee"]
        return self.env.user.employee_id

    @api.depends_context("uid")
    @api.depends("signer_id")
    def _compute_needs_pin(self):
        self.needs_pin = self.env["scenic.desk"]._is_shared_login()

    def _compute_pins(self):
        """A PIN is typed and never shown again."""
        for name in self._pins:
            self[name] = False

    def _inverse_pins(self):
        """Check the PINs that were typed, and keep who has given his.

        :raise UserError: for a wrong PIN

        sudo: nobody has access to the proof.
        """
        for name, (whose, proof) in self._pins.items():
            for act in self.filtered(name):
                self._check_pin(act[whose], act[name])
                act.sudo()[proof] = act[whose]

    def _prove_signer(self):
        """Prove that ``signer_id`` is the one who signs; his PIN came when the form was saved.

        :return: str, the method of proof: ``login`` or ``pin``
        :raise UserError: without an employee, or without his PIN at a shared login
        :raise AccessError: when somebody signs for another at his own login
        """
        self.ensure_one()
        # sudo: the proof is nobody's to read or to write
        if self.signer_id and self.signer_id == self.sudo().proven_id and self.needs_pin:
            # one PIN, one act: a form kept open proves nothing a second time
            self.sudo().proven_id = False
            return "pin"
        return self._prove(self.signer_id, None)

    @api.model
    def _prove(self, employee, pin):
        """Prove that ``employee`` is the one who signs.

        :param employee: ``hr.employee`` record
        :param str pin: what was typed, or a false value
        :return: str, the method of proof: ``login`` or ``pin``
        :raise UserError: without an employee, or with a PIN missing or wrong
        :raise AccessError: when somebody signs for another at his own login
        """
        if not employee:
            raise UserError(self.env._("Please choose who signs."))
        if not self.env["scenic.desk"]._is_shared_login():
            if employee != self.env.user.employee_id:
                raise AccessError(self.env._("You can sign for yourself only."))
            return "login"
        self._check_pin(employee, pin)
        return "pin"

    @api.model
    def _check_pin(self, employee, pin):
        """:raise UserError: when the PIN is not the employee's

        sudo: PINs are HR's; they are compared here and never handed out.
        """
        expected = employee.sudo().pin
        if not expected:
            raise UserError(self.env._("%s has no PIN yet. HR sets it on the employee's form.", employee.name))
        if not consteq(expected.encode(), (pin or "").strip().encode()):
            raise UserError(self.env._("This is not the PIN of %s. Please type it again.", employee.name))
