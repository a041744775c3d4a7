from odoo import api, models
from odoo.exceptions import UserError


class ScenicSignableMixin(models.AbstractModel):
    """A record on which staff sign acts: signing in, reading, checking, accepting.

    At one's own login the act is done at once; at a shared counter login a dialog asks who signs and for his PIN.
    """

    _name = "scenic.signable.mixin"
    _description = "Record That Staff Sign"

    # {act: name of the method that does it, given the employee and how he proved who he is}
    _sign_acts = {}

    def _ask_signature(self, act, title=None):
        """Do an act signed by the user, or open the dialog where a shared login is asked who signs.

        :param str act: a key of ``_sign_acts``
        :param str title: the dialog's title
        :return: what the act returns, or the dialog's act_window
        :raise UserError: when the login belongs to no employee
        """
        self.ensure_one()
        if "company_id" in self._fields and self.company_id:
            # who works in several companies is an employee in each
            self = self.with_company(self.company_id)  # noqa: PLW0642
        if not self.env["scenic.desk"]._is_shared_login():
            employee = self.env.user.employee_id
            if not employee:
                raise UserError(
                    self.env._(
                        "Your login belongs to no employee, so it cannot sign. HR links it on the employee's form."
                    )
                )
            return self._do_signed(act, employee, self.env["scenic.sign.mixin"]._prove(employee, None))
        return {
            "type": "ir.actions.act_window",
            "name": title or self.env._("Sign"),
            "res_model": "scenic.sign.wizard",
            "view_mode": "form",
            "target": "new",
            "context": {
                "default_res_model": self._name,
                "default_res_id": self.id,
                "default_act": act,
                "default_signer_id": self._sign_default(act).id,
            },
        }

    def _do_signed(self, act, employee, method):
        """Do a declared act; who signs has been proven.

        :param str act: a key of ``_sign_acts``; any other is refused, as the dialog's values come from the client
        :param employee: ``hr.employee`` record who signs
        :param str method: ``login`` or ``pin``
        :return: what the act returns
        """
        self.ensure_one()
        if act not in self._sign_acts:
            raise UserError(self.env._("This cannot be signed here."))
        self.check_access("read")
        return getattr(self, self._sign_acts[act])(employee, method)

    @api.model
    def _sign_candidates(self, _act):
        """Who may be chosen in the dialog of a shared login.

        :param str _act: the act to be signed
        :return: ``hr.employee`` recordset; empty: everybody
        """
        return self.env["hr.employee"]

    def _sign_default(self, act):
        """Who stands in the dialog already: where only one can sign, he need not be looked for.

        :param str act: the act to be signed
        :return: ``hr.employee`` record, may be empty
        """
        candidates = self._sign_candidates(act)
        return candidates if len(candidates) == 1 else candidates.browse()
