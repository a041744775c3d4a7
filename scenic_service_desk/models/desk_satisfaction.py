import secrets

from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.tools import consteq, hmac

_SCOPE = "scenic-satisfaction"
_MODELS = {"claim": "scenic.claim", "complaint": "scenic.complaint", "lost": "scenic.lost.report"}


class ScenicDesk(models.Model):
    """Where the desk's visitors find the questionnaire, and who may answer it."""

    _inherit = "scenic.desk"

    survey_token = fields.Char("Questionnaire Page", readonly=True, copy=False)

    _survey_token_uniq = models.UniqueIndex(
        "(survey_token) WHERE survey_token IS NOT NULL", "Two desks cannot share a page."
    )

    def _survey_url(self, mode=None, case=None):
        """The address of the questionnaire at this desk; made when first asked for.

        sudo: whoever prints the poster need not write desks.

        :param str mode: ``tablet``, ``phone`` or ``poll``; the poster's by default
        :param case: record of a register that the visitor is asked about
        :return: str, an absolute URL; what is said besides the desk is signed
        """
        self.ensure_one()
        desk = self.sudo()
        if not desk.survey_token:
            desk.survey_token = secrets.token_hex(4)
        url = f"{desk.get_base_url()}/scenic/survey/{desk.survey_token}"
        if not mode and not case:
            return url
        about = f"{self._survey_code(case)}-{case.id}" if case else ""
        return f"{url}?m={mode or 'link'}&c={about}&s={desk._survey_signature(mode or 'link', about)}"

    @api.model
    def _survey_code(self, case):
        return next(code for code, model in _MODELS.items() if model == case._name)

    def _survey_signature(self, mode, about):
        """What proves that a link is ours. sudo: the key is the database's.

        :param str mode: see ``_survey_url``
        :param str about: the case as the link names it
        :return: str
        """
        return hmac(self.sudo().env, _SCOPE, (self.survey_token, mode, about))[:16]

    @api.model
    def _survey_of(self, token, mode, about, signature):
        """Where a link leads.

        sudo: visitors read no desks.

        :param str token: the desk's
        :param str mode: see ``_survey_url``; the poster's by default
        :param str about: the case as the link names it
        :param str signature: what proves both
        :return: tuple of ``scenic.desk`` record, sudo, may be empty; the mode; the case, sudo, or None
        """
        desk = self.sudo().search([("survey_token", "=", token)], limit=1) if token else self.sudo().browse()
        if not desk or not (mode or about):
            return desk, "qr", None
        if not consteq(desk._survey_signature(mode or "", about or ""), signature or ""):
            return desk.browse(), "qr", None
        code, _dash, number = (about or "").partition("-")
        model = _MODELS.get(code)
        if not number or model not in self.env:
            return desk, mode, None
        return desk, mode, self.env[model].sudo().browse(int(number)).exists() or None

    def _check_may_answer(self, mode, case):
        """Nobody of the house rates himself: neither his desk as a visitor, nor his case whatever the way.

        sudo: whose login is whose is HR's to read.

        :param str mode: see ``_survey_url``
        :param case: record of a register, or None
        :raise AccessError: for who is concerned, and for who asks by telephone without a login
        """
        user = self.env.user
        employee = user.sudo().employee_id
        asks = mode in ("phone", "poll")
        if asks and not user.has_group("scenic_service_desk.group_agent"):
            raise AccessError(self.env._("Please log in: who asks for a visitor is written down."))
        if case and not user._is_public():
            facts = case.sudo()._callback_facts()
            if (employee and employee in facts["concerned"]) or user in facts["hidden"]:
                raise AccessError(
                    self.env._("You had to do with this case: somebody who is not concerned asks the visitor.")
                )
        own = not asks and mode != "tablet" and user._is_internal() and user in self.sudo().member_ids.user_id
        if own:
            raise AccessError(self.env._("This questionnaire is for visitors: nobody rates his own desk."))

    def action_survey_tablet(self):
        """Open the questionnaire for a tablet at the counter.

        :return: act_url
        """
        return {"type": "ir.actions.act_url", "url": self._survey_url("tablet"), "target": "new"}

    def action_survey_poll(self):
        """Open the questionnaire for who asks visitors in the park.

        :return: act_url
        """
        return {"type": "ir.actions.act_url", "url": self._survey_url("poll"), "target": "new"}

    def action_survey_poster(self):
        """Print the desk's poster.

        :return: report action
        """
        return self.env.ref("scenic_service_desk.satisfaction_poster_report").report_action(self, config=False)
