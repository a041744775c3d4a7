"""What the pages for visitors have in common: whose page it is, and in which language."""

from odoo.http import request

LANGUAGES = {"zh": "zh_CN", "en": "en_US"}


def page_company(token):
    """The company whose page is asked for.

    :param str token: as on the company's poster; without it the main company's page is meant
    :return: ``res.company`` record, sudo
    :raise NotFound: for a token that no company has
    """
    companies = request.env["res.company"].sudo()
    company = companies.search([("scenic_notice_token", "=", token)], limit=1) if token else request.env.company.sudo()
    if not company:
        raise request.not_found()
    return company


def page_language(lang, company):
    """The language of a page.

    :param str lang: what the address asks for, may be empty
    :param company: ``res.company`` record, sudo
    :return: str, code of an installed language
    """
    installed = [code for code, _name in request.env["res.lang"].get_installed()]
    wanted = [lang or ""] if lang else []
    wanted += [*request.httprequest.accept_languages.values(), company.partner_id.lang or ""]
    for word in wanted:
        code = LANGUAGES.get(word.replace("-", "_").split("_")[0].lower())
        if code in installed:
            return code
    return company.partner_id.lang if company.partner_id.lang in installed else installed[0]


def page_languages():
    """The languages a page offers.

    :return: list of ``zh`` and ``en``, as far as they are installed
    """
    installed = {code for code, _name in request.env["res.lang"].get_installed()}
    return [short for short, full in LANGUAGES.items() if full in installed]
