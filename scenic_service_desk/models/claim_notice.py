from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

_CUSTODIAN = "scenic_service_desk.group_custodian"


class ScenicClaimNotice(models.Model):
    """Claim notice 招领公告 (register 9): tells the public what was found, and no more than an owner needs to ask.

    Its lines hold category, colour, date and place as they were published; nothing else of an item leaves the house.
    """

    _name = "scenic.claim.notice"
    _description = "Claim Notice"
    _inherit = ["scenic.numbered.mixin", "scenic.lock.mixin"]
    _order = "published_on desc, id desc"
    _check_company_auto = True

    _initial_state = "draft"
    _closed_states = ("published", "ended", "withdrawn")
    _transitions = {
        "draft": {"published": _CUSTODIAN, "withdrawn": _CUSTODIAN},
        "published": {"ended": _CUSTODIAN, "withdrawn": _CUSTODIAN},
        "ended": {"published": _CUSTODIAN, "withdrawn": _CUSTODIAN},
    }
    # how long it shows and where owners ask may change; what was published does not
    _editable_when_closed = frozenset({"valid_to", "desk_id"})

    state = fields.Selection(
        selection_add=[
            ("draft", "Draft"),
            ("published", "Published"),
            ("ended", "Ended"),
            ("withdrawn", "Taken Back"),
        ],
        tracking=True,
    )
    desk_id = fields.Many2one(
        "scenic.desk",
        "Owners Ask At",
        required=True,
        check_company=True,
        ondelete="restrict",
        default=lambda self: self.env["scenic.desk"]._default_desk(),
        tracking=True,
        help="The desk whose name and phone stand on the notice.",
    )
    line_ids = fields.One2many("scenic.claim.notice.line", "notice_id", "Items", copy=False)
    line_count = fields.Integer("Items Published", compute="_compute_counts")
    left_count = fields.Integer(
        "Still Unclaimed", compute="_compute_counts", help="So many of them show on the web page."
    )
    published_on = fields.Date(readonly=True, copy=False)
    published_by_id = fields.Many2one("res.users", readonly=True, copy=False, ondelete="restrict")
    valid_to = fields.Date("Shown Until", tracking=True, copy=False, help="The last day. Empty: until it is ended.")
    withdrawn_on = fields.Date("Taken Back On", readonly=True, copy=False)

    _published_idx = models.Index("(published_on DESC, id DESC)")

    @api.depends("line_ids.is_shown")
    def _compute_counts(self):
        lines = self.env["scenic.claim.notice.line"]
        counts = dict(lines._read_group([("notice_id", "in", self.ids)], ["notice_id"], ["__count"]))
        left = dict(lines._read_group(lines._unclaimed_domain() & lines._of(self), ["notice_id"], ["__count"]))
        for notice in self:
            notice.line_count = counts.get(notice, 0)
            notice.left_count = left.get(notice, 0)

    @api.constrains("valid_to", "published_on")
    def _check_valid_to(self):
        for notice in self:
            if notice.valid_to and notice.published_on and notice.valid_to < notice.published_on:
                raise ValidationError(self.env._("A notice shows at least on the day it is published."))

    @api.model
    def _default_company_id(self, vals):
        desk = self.env["scenic.desk"].browse(vals.get("desk_id") or ())
        return desk.company_id.id or super()._default_company_id(vals)

    def _today(self):
        """The present day where the notice hangs. By the calendar, whenever the desk's own day turns: a period of the
        law begins with it.

        :return: date
        """
        self.ensure_one()
        return self.desk_id._local(fields.Datetime.now()).date()

    def action_publish(self):
        """Publish: freeze the lines as the items are now; the year of art. 318 begins for those that had no notice yet.
        What was ended shows again.

        :raise UserError: without items, or when one can no longer be published
        """
        for notice in self:
            if notice.state == "ended":
                notice._transition("published", {"valid_to": notice._last_day(notice._today())})
            else:
                notice._publish(notice._today())

    def _publish(self, day):
        """Publish as of a day.

        :param date day: the day
        :raise UserError: without items, or when one can no longer be published
        :raise ValidationError: when the last day is over already
        """
        self.ensure_one()
        if not self.line_ids:
            raise UserError(self.env._("There is nothing on the notice yet. Add the items."))
        if self.valid_to and self.valid_to < self._today():
            raise ValidationError(self.env._("The last day of “%s” is over already.", self.name))
        self.line_ids._freeze(day)
        last = self.valid_to or self._last_day(day)
        self._transition("published", {"published_on": day, "published_by_id": self.env.uid, "valid_to": last})
        self._date_items()

    def _last_day(self, day):
        """How long a notice shows that begins on a day. sudo: a custodian does not read the settings.

        :param date day: the day
        :return: date, False where it shows until it is ended
        """
        days = self.company_id.sudo().scenic_notice_days
        return day + timedelta(days=days) if days else False

    def action_end(self):
        """The notice shows no longer; its date stands."""
        for notice in self:
            notice._transition("ended", {"valid_to": min(notice._today(), notice.valid_to or notice._today())})

    def action_withdraw(self):
        """Take the notice back, as if it had never been: its items lose the date it gave them."""
        for notice in self:
            notice._transition("withdrawn", {"withdrawn_on": notice._today()})
            notice._date_items()

    def action_add_items(self):
        """Choose items for the notice.

        :return: act_window of the found items that no notice has published yet
        """
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("scenic_service_desk.found_item_to_publish_action")
        return {**action, "context": {"search_default_to_publish": 1, "scenic_claim_notice_id": self.id}}

    def _open(self):
        """:return: act_window of the notice's form"""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
        }

    def action_open_page(self):
        """The public page.

        :return: act_url
        """
        self.ensure_one()
        return {"type": "ir.actions.act_url", "url": self.company_id._claim_notice_url(), "target": "new"}

    def action_print(self):
        """Print the notice.

        :return: report action
        """
        return self.env.ref("scenic_service_desk.claim_notice_report").report_action(self, config=False)

    def _add_items(self, items):
        """Put items on the notice; on a published one they are published today, beside what stands there.

        :param items: ``scenic.found.item`` recordset
        :return: those that were added: what is on it already, or can no longer be published, is left out
        """
        self.ensure_one()
        self.check_access("write")
        if self.state not in ("draft", "published"):
            raise UserError(self.env._("%s shows no longer: nothing is added to it.", self.name))
        fit = items._publishable() - self.line_ids.item_id
        lines = (
            self._unlocked()
            .env["scenic.claim.notice.line"]
            .create([{"notice_id": self.id, "item_id": item.id} for item in fit])
        )
        if self.state == "published" and lines:
            lines._freeze(self._today())
            self._date_items()
            self.message_post(body=self.env._("%s items were added.", len(lines)))
        return fit

    def _date_items(self):
        """Note on the items since when they are published."""
        self.line_ids.item_id._note_claim_notices()

    @api.model
    def _cron_end(self):
        """End the notices whose last day is over, and remind custodians of items whose year is."""
        for notice in self.search([("state", "=", "published"), ("valid_to", "!=", False)]):
            if notice.valid_to < notice._today():
                notice._transition("ended")
        self.env["scenic.found.item"]._cron_remind_year_over()
