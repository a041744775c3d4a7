from odoo import http
from odoo.http import request


class ScanController(http.Controller):
    """Where the QR on a card leads."""

    @http.route("/scenic/found/<string:number>", type="http", auth="user", readonly=True)
    def open_found_item(self, number):
        """Open the item of a card; Odoo asks for the login first and then comes back here.

        :param str number: the item's number
        :return: redirection to its form, or to the list where the number is not (or not visibly) there
        """
        item = request.env["scenic.found.item"].search([("name", "=", number.upper())], limit=1)
        return request.redirect(f"/odoo/found-items/{item.id}" if item else "/odoo/found-items")
