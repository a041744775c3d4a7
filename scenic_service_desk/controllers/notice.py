from odoo import http
from odoo.http import request
from odoo.tools.misc import format_date

from .visitor_page import page_company, page_language, page_languages


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
        company = page_company(token)
        code = page_language(lang, company)
        request.update_context(lang=code)
        notices = request.env["scenic.notice"]._public_of(company.with_env(request.env))
        response = request.render(
            "scenic_service_desk.notice_page",
            {
                "company": company,
                "notices": notices,
                "code": code,
                "languages": page_languages(),
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

        :param int notice_id: the notice
        :param int attachment_id: its file
        :return: the file as a download
        :raise NotFound: for what stands on no page today
        """
        attachment = request.env["scenic.notice"]._public_file(notice_id, attachment_id)
        if not attachment:
            raise request.not_found()
        return request.env["ir.binary"]._get_stream_from(attachment).get_response(as_attachment=True)
