import uuid

from odoo import http
from odoo.exceptions import AccessError
from odoo.http import request

from ..models.desk_satisfaction import SurveyLink
from .visitor_page import page_language, page_languages


class SatisfactionController(http.Controller):
    """The questionnaire for visitors: no login, one page, small enough for a phone on the mountain."""

    @http.route("/scenic/survey/<string:token>", type="http", auth="public", sitemap=False)
    def survey(self, token, m=None, c=None, e=None, s=None, lang=None, **answers):
        """The questionnaire of a desk; what is sent back is kept once.

        :param str token: which desk's, as on its poster
        :param str m: way of asking, where it is not the poster
        :param str c: the case asked about
        :param str e: who asks, where he signed at a shared login
        :param str s: what proves them
        :param str lang: ``zh`` or ``en``; without it what the visitor's browser prefers
        :param answers: by question's id
        :return: a page, or "not found" for a link that is not ours
        """
        link = SurveyLink(token, m or "", c or "", e or "")
        desk, mode, case = request.env["scenic.desk"]._survey_of(link, s)
        survey = desk.company_id._satisfaction_survey() if desk else desk
        if not survey:
            raise request.not_found()
        code = page_language(lang, desk.company_id)
        request.update_context(lang=code)
        values = {
            "desk": desk.with_context(lang=code),
            "survey": survey.with_context(lang=code),
            "mode": mode,
            "code": code,
            "short": code[:2],
            "languages": page_languages(),
            "address": request.httprequest.path,
            "query": f"m={link.mode}&c={link.about}&e={link.asker}&s={s}&" if m else "",
            "once": str(uuid.uuid4()),
            "answers": answers,
            "missing": False,
            "tablet": False,
        }
        try:
            desk.with_env(request.env)._check_may_answer(link, mode, case)
        except AccessError as error:
            refused = {**values, "reason": str(error), "tablet": mode == "tablet" and desk._survey_url("tablet")}
            return request.render("scenic_service_desk.satisfaction_refused", refused)
        if request.httprequest.method == "POST":
            # what no person sees no person fills in
            if answers.get("website"):
                return request.render("scenic_service_desk.satisfaction_thanks", values)
            if self._lacks_overall(survey, answers):
                values["missing"] = True
            elif mode == "qr" and request.env["survey.user_input"]._scenic_too_many(desk):
                reason = request.env._("So many answers are coming in just now. Please try again in ten minutes.")
                response = request.render("scenic_service_desk.satisfaction_refused", {**values, "reason": reason})
                response.status_code = 429
                return response
            else:
                self._receive(desk, link, mode, case, answers, code)
                return request.render("scenic_service_desk.satisfaction_thanks", values)
        response = request.render("scenic_service_desk.satisfaction_page", values)
        response.headers["Cache-Control"] = "no-store"
        return response

    def _lacks_overall(self, survey, answers):
        overall = survey.question_ids.filtered(lambda question: question.scenic_measure == "overall")
        return any(question._scenic_clean(answers.get(str(question.id))) is None for question in overall)

    def _receive(self, desk, link, mode, case, answers, code):
        """Keep the answers, once however often the form is sent.

        sudo: visitors have no rights.
        """
        inputs = request.env["survey.user_input"].sudo()
        once = (answers.get("once") or "")[:40]
        if not once or inputs.search_count([("access_token", "=", once)], limit=1):
            return
        if case and mode == "link":
            of_case = [
                ("scenic_model", "=", case._name),
                ("scenic_res_id", "=", case.id),
                ("scenic_source", "=", "link"),
            ]
            if inputs.search_count(of_case, limit=1):
                return
        asker = desk.with_env(request.env)._survey_asker(link) if mode in ("phone", "poll") else None
        inputs._scenic_receive(
            desk,
            answers,
            {
                "access_token": once,
                "lang_id": request.env["res.lang"]._lang_get(code).id,
                "scenic_source": mode,
                "scenic_model": case._name if case else False,
                "scenic_res_id": case.id if case else False,
                "scenic_asked_by_id": asker.id if asker else False,
            },
        )
