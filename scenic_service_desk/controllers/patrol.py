from odoo import http
from odoo.exceptions import AccessError, UserError
from odoo.http import request


class PatrolController(http.Controller):
    """Where the QR at a patrol post leads."""

    @http.route("/scenic/checkpoint/<string:token>", type="http", auth="user")
    def sign_checkpoint(self, token):
        """Sign a post by its QR, at the server's time; Odoo asks for the login first and then comes back here.

        :param str token: what the post's sheet holds
        :return: redirection to the visit, for its findings; a page that says why, where the post cannot be signed
        """
        checkpoint = request.env["scenic.checkpoint"]._by_token(token)
        try:
            with request.env.cr.savepoint():
                visit = checkpoint._scanned_by(request.env.user)
        except (AccessError, UserError) as error:
            return request.render(
                "scenic_service_desk.checkpoint_refused", {"post": checkpoint.name, "reason": str(error)}
            )
        return request.redirect(f"/odoo/patrol-visits/{visit.id}")
