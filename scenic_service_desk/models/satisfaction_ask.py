from odoo import models
from odoo.exceptions import UserError


class ScenicRegisterMixin(models.AbstractModel):
    """Asking the visitor of a case how satisfied he is: by a link sent to him, or by telephone."""

    _inherit = "scenic.register.mixin"

    def action_survey_link(self):
        """The text with the link, to be copied or scanned.

        :return: act_window
        """
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Link to the Questionnaire"),
            "res_model": "scenic.survey.link",
            "view_mode": "form",
            "target": "new",
            "context": {"default_res_model": self._name, "default_res_id": self.id},
        }


class ScenicCallback(models.Model):
    """The whole questionnaire on the telephone, asked by who makes the call-back."""

    _inherit = "scenic.callback"

    _sign_acts = {"survey": "_signed_survey"}

    def action_survey_phone(self):
        """Open the questionnaire for who calls the case's visitor; at a shared login he signs first.

        :return: act_url, or the dialog's act_window
        :raise AccessError: for somebody concerned in the case
        :raise UserError: for a case that visitors are not asked about
        """
        self.ensure_one()
        self._check_may_call(self._default_employee())
        self._check_asked_about()
        return self._ask_signature("survey", self.env._("Who Asks the Visitor?"))

    def _check_asked_about(self):
        """:raise UserError: for a case that visitors are not asked about"""
        source = self._source()
        if source is None or source._name not in ("scenic.claim", "scenic.complaint"):
            raise UserError(self.env._("Visitors are not asked about this."))

    def _signed_survey(self, employee, _method):
        """sudo: the link names the case by its number alone.

        :return: act_url
        :raise AccessError: for somebody concerned in the case
        :raise UserError: for a case that visitors are not asked about
        """
        self._check_may_call(employee)
        self._check_asked_about()
        url = self.desk_id._survey_url("phone", self._source().sudo(), employee)
        return {"type": "ir.actions.act_url", "url": url, "target": "new", "close": True}
