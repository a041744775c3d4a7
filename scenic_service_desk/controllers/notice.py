from odoo import http
from odoo.http import request
from odoo.tools.misc import format_date

_LANGUAGES = {"zh": "zh_CN", "en": "en_US"}


class NoticeController(http.Controller):
    """The notices for visitors: no login, small enough for a phone on the mountain."""

    @http.route(
        ["/scenic/notices", "/scenic/notices/<string:token>"], type="http", auth="public", readonly=True, sitemap=False
    )
    def notices(self, token=None, lang=None):
        """The public notices of a company that are in force today.

        :param str token: which company's, as on its poster; without it the main company's
        :param str lang: ``zh`` or ``en``; without it what the visitor's browser prefers
        :return: a page, or "not found" for a token that no company has
        """
        companies = request.env["res.company"].sudo()
        company = companies.search([("scenic_notice_token", "=", token)], limit=1) if token else request.env.company
        if not company:
            raise request.not_found()
        code = self._language(lang, company)
        request.update_context(lang=code)
        notices = request.env["scenic.notice"]._public_of(company.with_env(request.env))
        installed = {code for code, _name in request.env["res.lang"].get_installed()}
        response = request.render(
            "scenic_service_desk.notice_page",
            {
                "company": company.sudo(),
                "notices": notices,
                "code": code,
                "languages": [short for short, full in _LANGUAGES.items() if full in installed],
                "path": request.httprequest.path,
                "format_date": lambda day: format_date(request.env, day, lang_code=code),
            },
        )
        # what is withdrawn must not stay in a cache
        response.headers["Cache-Control"] = "no-cache"
        return response

    @http.route(
        "/scenic/notices/file/<int:notice_id>/<int:attachment_id>",
        type="http",
        auth="public",
        readonly=True,
        sitemap=False,
    )
    def notice_file(self, notice_id, attachment_id):
        """A file of a notice that stands on a page today.

        :return: the file as a download, or "not found"
        """
        attachment = request.env["scenic.notice"]._public_file(notice_id, attachment_id)
        if not attachment:
            raise request.not_found()
        return request.env["ir.binary"]._get_stream_from(attachment).get_response(as_attachment=True)

    def _language(self, lang, company):
        """The language of the page.

        :param str lang: what the address asks for, may be empty
        :param company: ``res.company`` record, sudo
        :return: str, code of an installed language
        """
        installed = [code for code, _name in request.env["res.lang"].get_installed()]
        wanted = [lang or ""] if lang else []
        wanted += [*request.httprequest.accept_languages.values(), company.partner_id.lang or ""]
        for word in wanted:
            code = _LANGUAGES.get(word.replace("-", "_").split("_")[0].lower())
            if code in installed:
                return code
        return company.partner_id.lang if company.partner_id.lang in installed else installed[0]
