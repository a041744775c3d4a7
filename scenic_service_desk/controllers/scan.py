from odoo import http
from odoo.http import request


class ScanController(http.Controller):
    """Where the QR on a card or slip leads."""

    @http.route("/scenic/found/<string:number>", type="http", auth="user", readonly=True)
    def open_found_item(self, number):
        """Open the item of a card; Odoo asks for the login first and then comes back here.

        :param str number: the item's number
        :return: redirection to its form, or to the list where the number is not (or not visibly) there
        """
        item = request.env["scenic.found.item"].search([("name", "=", number.upper())], limit=1)
        return request.redirect(f"/odoo/found-items/{item.id}" if item else "/odoo/found-items")

    @http.route("/scenic/lost/<string:number>", type="http", auth="user", readonly=True)
    def open_lost_report(self, number):
        """Open the report of an owner's slip; see ``open_found_item``.

        :param str number: the report's number
        :return: redirection to its form, or to the list
        """
        report = request.env["scenic.lost.report"].search([("name", "=", number.upper())], limit=1)
        return request.redirect(f"/odoo/lost-reports/{report.id}" if report else "/odoo/lost-reports")
