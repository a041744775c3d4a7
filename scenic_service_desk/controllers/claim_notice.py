from odoo import http
from odoo.http import request
from odoo.tools.misc import format_date

from .visitor_page import page_company, page_language, page_languages

_PER_PAGE = 50


class ClaimNoticeController(http.Controller):
    """The claim notices for the public: no login, no description, no photo, no name."""

    @http.route(
        ["/scenic/claim-notice", "/scenic/claim-notice/<string:token>"],
        type="http",
        auth="public",
        readonly=True,
        sitemap=False,
    )
    def claim_notice(self, token=None, lang=None, page=None, kind=None):
        """What was found in a company's park and still looks for its owner.

        :param str token: which company's, as on its poster; without it the main company's
        :param str lang: ``zh`` or ``en``; without it what the visitor's browser prefers
        :param str page: which page, from 1 on
        :param str kind: id of a category
        :return: a page, or "not found" for a token that no company has
        """
        company = page_company(token)
        code = page_language(lang, company)
        request.update_context(lang=code)
        lines = request.env["scenic.claim.notice.line"]
        company_here = company.with_env(request.env)
        categories = lines._public_categories(company_here)
        kind = next((category for category, _name in categories if str(category) == kind), None)
        number = max(1, int(page)) if (page or "").isdecimal() and len(page) < 6 else 1
        rows, total = lines._public_of(company_here, kind, (number - 1) * _PER_PAGE, _PER_PAGE)
        pages = -(-total // _PER_PAGE)
        if number > max(1, pages):
            # it held more when the address was noted
            number = max(1, pages)
            rows, total = lines._public_of(company_here, kind, (number - 1) * _PER_PAGE, _PER_PAGE)
        response = request.render(
            "scenic_service_desk.claim_notice_page",
            {
                "park": company.name,
                "hours": company.with_context(lang=code).scenic_claim_hours,
                "rows": rows,
                "total": total,
                "desks": lines._public_desks(company_here),
                "categories": categories,
                "kind": kind,
                "number": number,
                "pages": pages,
                "code": code,
                "short": code[:2],
                "languages": page_languages(),
                "path": request.httprequest.path,
                # read alike in every country
                "format_date": lambda day: format_date(request.env, day, lang_code=code, date_format="y-MM-dd"),
            },
        )
        # what was returned must not stay in a cache
        response.headers["Cache-Control"] = "no-cache"
        return response
