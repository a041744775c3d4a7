import secrets
from typing import NamedTuple

from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.tools import consteq, hmac

_SCOPE = "scenic-satisfaction"
# as long as a shift may be, a PIN once given counts at a shared login
_SHIFT_HOURS = 12
_MODELS = {"claim": "scenic.claim", "complaint": "scenic.complaint", "lost": "scenic.lost.report"}


class SurveyLink(NamedTuple):
    """What the address of a questionnaire says; all but the poster's is signed."""

    token: str
    mode: str = ""
    about: str = ""
    asker: str = ""


class ScenicDesk(models.Model):
    """Where the desk's visitors find the questionnaire, and who may answer it."""

    _inherit = "scenic.desk"

    survey_token = fields.Char("Questionnaire Page", readonly=True, copy=False)

    _survey_token_uniq = models.UniqueIndex(
        "(survey_token) WHERE survey_token IS NOT NULL", "Two desks cannot share a page."
    )

    def _survey_url(self, mode=None, case=None, asker=None):
        """The address of the questionnaire at this desk; made when first asked for.

        sudo: whoever prints the poster need not write desks.

        :param str mode: ``tablet``, ``phone`` or ``poll``; the poster's by default
        :param case: record of a register that the visitor is asked about
        :param asker: ``hr.employee`` record, who asks and has proven who he is; for ``phone`` and ``poll``
        :return: str, an absolute URL; what is said besides the desk is signed
        """
        self.ensure_one()
        desk = self.sudo()
        if not desk.survey_token:
            desk.survey_token = secrets.token_hex(4)
        url = f"{desk.get_base_url()}/scenic/survey/{desk.survey_token}"
        if not mode and not case:
            return url
        link = SurveyLink(
            desk.survey_token,
            mode or "link",
            f"{self._survey_code(case)}-{case.id}" if case else "",
            f"{asker.id}-{self._survey_hour()}" if asker else "",
        )
        return f"{url}?m={link.mode}&c={link.about}&e={link.asker}&s={desk._survey_signature(link)}"

    @api.model
    def _survey_code(self, case):
        return next(code for code, model in _MODELS.items() if model == case._name)

    @api.model
    def _survey_hour(self):
        return int(fields.Datetime.now().timestamp()) // 3600

    def _survey_signature(self, link):
        """What proves that a link is ours. sudo: the key is the database's.

        :param link: ``SurveyLink``
        :return: str
        """
        return hmac(self.sudo().env, _SCOPE, tuple(link))[:16]

    @api.model
    def _survey_of(self, link, signature):
        """Where a link leads.

        sudo: visitors read no desks.

        :param link: ``SurveyLink``, as it came
        :param str signature: what proves it
        :return: tuple of ``scenic.desk`` record, sudo, may be empty; the mode; the case, sudo, or None
        """
        desk = self.sudo().search([("survey_token", "=", link.token)], limit=1) if link.token else self.sudo().browse()
        if not desk or not any(link[1:]):
            return desk, "qr", None
        if not consteq(desk._survey_signature(link), signature or ""):
            return desk.browse(), "qr", None
        code, _dash, number = link.about.partition("-")
        model = _MODELS.get(code)
        if not number or model not in self.env:
            return desk, link.mode, None
        return desk, link.mode, self.env[model].sudo().browse(int(number)).exists() or None

    def _survey_asker(self, link):
        """Who asks a visitor: at his own login the user; at a shared one who gave his PIN, until his shift is over.

        sudo: whose login is whose is HR's to read.

        :param link: ``SurveyLink`` whose signature holds
        :return: ``hr.employee`` record, sudo; empty where nobody is known to ask
        """
        if not self.env["scenic.desk"]._is_shared_login():
            return self.env.user.sudo().with_company(self.sudo().company_id).employee_id
        number, _dash, hour = link.asker.partition("-")
        fresh = hour and 0 <= self._survey_hour() - int(hour) < _SHIFT_HOURS
        return self.env["hr.employee"].sudo().browse(int(number) if fresh else ()).exists()

    def _check_may_answer(self, link, mode, case):
        """Nobody of the house answers for a visitor: who works here neither rates his desk, nor uses a link that a
        visitor got, nor asks about his own case. Who asks by telephone or in the park is known by name, at a shared
        login too.

        sudo: whose login is whose is HR's to read.

        :param link: ``SurveyLink`` whose signature holds
        :param str mode: see ``_survey_url``
        :param case: record of a register, or None
        :raise AccessError: for who may not; for a tablet with somebody's login on it, which visitors hold
        """
        user = self.env.user
        if mode in ("phone", "poll"):
            asker = self._survey_asker(link)
            if not user.has_group("scenic_service_desk.group_agent"):
                raise AccessError(self.env._("Please log in: who asks for a visitor is written down."))
            if not asker:
                raise AccessError(
                    self.env._("Who asks for a visitor is written down: please open this page anew and give your PIN.")
                )
            concerned = case.sudo()._callback_facts()["concerned"] if case else asker.browse()
            if asker in concerned or user in concerned.user_id:
                raise AccessError(
                    self.env._("You had to do with this case: somebody who is not concerned asks the visitor.")
                )
        elif user._is_internal():
            if mode == "tablet":
                raise AccessError(
                    self.env._("Visitors hold the tablet: scan this with it, and leave nobody logged in there.")
                )
            if case or user in self.sudo().user_ids:
                raise AccessError(self.env._("This questionnaire is for visitors: nobody of the house answers it."))

    def action_survey_tablet(self):
        """Show the address of the questionnaire for a tablet at the counter.

        :return: act_url
        """
        self.check_access("read")
        return {"type": "ir.actions.act_url", "url": self._survey_url("tablet"), "target": "new"}

    def action_survey_poll(self):
        """Open the questionnaire for who asks visitors in the park; at a shared login he signs first.

        :return: act_url, or the dialog's act_window
        """
        self.check_access("read")
        return self._ask_signature("poll", self.env._("Who Asks the Visitors?"))

    def _sign_candidates(self, act):
        """sudo: who is of the team is for everybody at its counter to see."""
        return self.sudo().member_ids if act == "poll" else super()._sign_candidates(act)

    def _signed_poll(self, employee, _method):
        """:return: act_url"""
        url = self._survey_url("poll", asker=employee)
        return {"type": "ir.actions.act_url", "url": url, "target": "new", "close": True}

    def action_survey_poster(self):
        """Print the desk's poster.

        :return: report action
        """
        return self.env.ref("scenic_service_desk.satisfaction_poster_report").report_action(self, config=False)
