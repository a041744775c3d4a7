from odoo import models


class ScenicCallback(models.Model):
    """The call in two taps: the number, then what came of it."""

    _inherit = "scenic.callback"

    def _tap(self, name, **values):
        """Write down what a button says, or ask for what is missing: at a shared login who called, else the reason.

        :param str name: title of the question
        :param values: values of the question's form
        :return: act_window, or False where nothing is to be asked
        """
        self.ensure_one()
        self._check_may_call(self._default_employee())
        asks = values.get("outcome") == "later" or values.get("satisfaction") in ("so_so", "dissatisfied")
        if asks or self.env["scenic.desk"]._is_shared_login() or not self._default_employee():
            return {
                "type": "ir.actions.act_window",
                "name": name,
                "res_model": "scenic.callback.call",
                "view_mode": "form",
                "target": "new",
                "context": {f"default_{key}": value for key, value in {"callback_id": self.id, **values}.items()},
            }
        employee = self._default_employee()
        self._attempt(values["outcome"], employee, "login")
        if values.get("satisfaction"):
            self._answer(values["satisfaction"], employee)
        return False

    def action_satisfied(self):
        """Reached, and satisfied: one tap.

        :return: act_window, or False where nothing is to be asked
        """
        return self._tap(self.env._("Satisfied"), outcome="reached", satisfaction="satisfied")

    def action_so_so(self):
        """Reached, and so-so: the reason is asked.

        :return: act_window, or False where nothing is to be asked
        """
        return self._tap(self.env._("So-So"), outcome="reached", satisfaction="so_so")

    def action_dissatisfied(self):
        """Reached, and not satisfied: the reason is asked.

        :return: act_window, or False where nothing is to be asked
        """
        return self._tap(self.env._("Not Satisfied"), outcome="reached", satisfaction="dissatisfied")

    def action_no_answer(self):
        """Nobody answered: one tap, the next attempt is set.

        :return: act_window, or False where nothing is to be asked
        """
        return self._tap(self.env._("No Answer"), outcome="no_answer")

    def action_later(self):
        """Asked to be called at another time: the time is asked.

        :return: act_window, or False where nothing is to be asked
        """
        return self._tap(self.env._("Call Later"), outcome="later")
