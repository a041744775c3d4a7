from odoo import api, fields, models
from odoo.exceptions import UserError


class ScenicClaimNoticePublish(models.TransientModel):
    """Puts chosen items on a claim notice: a new one, or one that is there."""

    _name = "scenic.claim.notice.publish"
    _description = "Publish Claim Notice"
    _inherit = ["scenic.visible.mixin"]

    item_ids = fields.Many2many("scenic.found.item", string="Items", readonly=True)
    notice_id = fields.Many2one(
        "scenic.claim.notice",
        "Add To",
        domain="[('state', 'in', ('draft', 'published')), ('company_id', 'in', allowed_company_ids)]",
        help="Empty: a new notice.",
    )
    notice_state = fields.Selection(related="notice_id.state")
    desk_id = fields.Many2one(
        "scenic.desk",
        "Owners Ask At",
        compute="_compute_desk_id",
        store=True,
        readonly=False,
        domain="[('company_id', 'in', allowed_company_ids)]",
    )
    valid_to = fields.Date("Shown Until", help="Empty: as the settings say.")
    fit_count = fields.Integer("To Be Listed", compute="_compute_fit")
    left_out = fields.Text(compute="_compute_fit")

    @api.depends("item_ids", "notice_id")
    def _compute_desk_id(self):
        for wizard in self:
            desks = wizard.item_ids.desk_id
            own = self.env["scenic.desk"]._default_desk()
            wizard.desk_id = wizard.notice_id.desk_id or (desks if len(desks) == 1 else own or desks[:1])

    @api.depends("item_ids", "notice_id")
    def _compute_fit(self):
        for wizard in self:
            listed = wizard.notice_id.line_ids.item_id
            gone = wizard.item_ids - wizard.item_ids._publishable()
            wizard.fit_count = len(wizard.item_ids - gone - listed)
            lines = [
                self.env._("%(name)s: %(state)s", name=item.display_name, state=item._state_label(item.state))
                for item in gone
            ]
            lines += [
                self.env._("%s: on this notice already", item.display_name)
                for item in (wizard.item_ids & listed) - gone
            ]
            wizard.left_out = "\n".join(lines) or False

    def action_draft(self):
        """Put the items on the notice and look at it before it is published.

        :return: act_window of the notice
        """
        return self._notice()._open()

    def action_publish(self):
        """Put the items on the notice and publish it.

        :return: act_window of the notice
        """
        notice = self._notice()
        if notice.state == "draft":
            notice.action_publish()
        return notice._open()

    def _notice(self):
        """The notice, with the items on it.

        :return: ``scenic.claim.notice`` record
        :raise UserError: when none of the items can be published, or they are of several companies
        """
        self.ensure_one()
        if not self.fit_count:
            raise UserError(self.env._("None of these items can be published: they are gone, or listed already."))
        if len(self.item_ids.company_id) > 1:
            raise UserError(self.env._("These items are of several companies. Publish a notice for each."))
        notice = self.notice_id or self.env["scenic.claim.notice"].create(
            {"desk_id": self.desk_id.id, "valid_to": self.valid_to}
        )
        if notice.company_id != self.item_ids.company_id:
            raise UserError(self.env._("The notice is another company's."))
        notice._add_items(self.item_ids)
        return notice
