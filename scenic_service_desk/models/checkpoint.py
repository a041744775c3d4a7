import secrets
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError

_MANAGER = "scenic_service_desk.group_manager"


class ScenicCheckpoint(models.Model):
    """A post where the duty manager signs on patrol: a kiosk, a gate, a ride (register 15)."""

    _name = "scenic.checkpoint"
    _description = "Patrol Checkpoint"
    _inherit = ["mail.thread"]
    _order = "sequence, code, id"
    _check_company_auto = True

    name = fields.Char(required=True, translate=True)
    code = fields.Char()
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one(
        "res.company", required=True, index=True, default=lambda self: self.env.company, ondelete="restrict"
    )
    zone_id = fields.Many2one("scenic.zone", check_company=True, index="btree_not_null", ondelete="restrict")
    desk_id = fields.Many2one(
        "scenic.desk",
        "Service Desk Here",
        check_company=True,
        index="btree_not_null",
        ondelete="restrict",
        help="The post is this desk: patrols are signed at its screen too.",
    )
    instructions = fields.Text(translate=True, help="What to look at here; shown on the patroller's phone.")
    # whoever knows it can sign without going there: it leaves the house printed at the post only
    token = fields.Char(
        readonly=True, required=True, copy=False, groups=_MANAGER, default=lambda self: secrets.token_urlsafe(16)
    )
    token_date = fields.Datetime("QR Sheet Valid Since", readonly=True, copy=False, default=fields.Datetime.now)
    last_visit_at = fields.Datetime("Last Patrolled", readonly=True, copy=False)
    visit_ids = fields.One2many("scenic.patrol.visit", "checkpoint_id", "Visits", readonly=True)

    _token_uniq = models.UniqueIndex("(token)", "This QR code is taken. Draw a new one.")

    @api.model_create_multi
    def create(self, vals_list):
        """Draw every post's token; nobody chooses one."""
        for vals in vals_list:
            vals["token"] = secrets.token_urlsafe(16)
        return super().create(vals_list)

    @api.depends("code", "name")
    def _compute_display_name(self):
        for checkpoint in self:
            checkpoint.display_name = " ".join(filter(None, [checkpoint.code, checkpoint.name]))

    def action_renew_token(self):
        """Draw a new QR code: the sheets printed before sign nothing any more (centre manager).

        :raise AccessError: for others
        """
        self._check_may_see_token()
        for checkpoint in self:
            checkpoint.write({"token": secrets.token_urlsafe(16), "token_date": fields.Datetime.now()})
            checkpoint.message_post(body=self.env._("New QR code: sheets printed before no longer sign."))

    def action_print_sheet(self):
        """Print the sheets to hang up.

        :return: report action
        :raise AccessError: for who is no centre manager
        """
        self._check_may_see_token()
        return self.env.ref("scenic_service_desk.checkpoint_sheet_report").report_action(self, config=False)

    def action_open_visits(self):
        """The visits of this post.

        :return: act_window
        """
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("scenic_service_desk.patrol_visit_action")
        return {**action, "domain": [("checkpoint_id", "=", self.id)], "context": {}}

    def _check_may_see_token(self):
        """:raise AccessError: for who is no centre manager: a QR copied home would be signed from there"""
        if not self.env.user.has_group(_MANAGER):
            raise AccessError(self.env._("Only the centre manager prints and renews the QR sheets of patrol posts."))
        self.check_access("write")

    def _scan_url(self):
        """What the QR on the post's sheet holds.

        :return: str, an address
        :raise AccessError: for who is no centre manager
        """
        self.ensure_one()
        self._check_may_see_token()
        return f"{self.get_base_url()}/scenic/checkpoint/{self.token}"

    @api.model
    def _by_token(self, token):
        """The post of a scanned QR.

        sudo: nobody but managers may search tokens; whoever stands before the sheet has the right one.
        :param str token: from the address
        :return: ``scenic.checkpoint`` record, sudo, may be empty
        """
        return self.sudo().search([("token", "=", token)], limit=1) if token else self.sudo()

    def _patrol_desk(self):
        """The desk whose register a free patrol that begins here goes to.

        sudo: whoever patrols may begin at a desk he does not work at.
        :return: ``scenic.desk`` record: the post's own, its zone's nearest, else the company's first
        """
        self.ensure_one()
        checkpoint = self.sudo()
        return (
            checkpoint.desk_id
            or checkpoint.zone_id.desk_id
            or checkpoint.env["scenic.desk"].search([("company_id", "=", checkpoint.company_id.id)], limit=1)
        )

    def _recent_visit(self, employee, now):
        """The visit that the same person signed here a moment ago: scanning twice is one visit.

        :param employee: ``hr.employee`` record
        :param datetime now: naive UTC
        :return: ``scenic.patrol.visit`` record, may be empty
        """
        self.ensure_one()
        since = now - timedelta(minutes=self._patrol_desk().patrol_repeat_minutes)
        return self.env["scenic.patrol.visit"].search(
            [
                ("checkpoint_id", "=", self.id),
                ("employee_id", "=", employee.id),
                ("signed_at", ">=", since),
                ("is_late_entry", "=", False),
                ("patrol_id.state", "=", "running"),
            ],
            order="signed_at desc",
            limit=1,
        )
