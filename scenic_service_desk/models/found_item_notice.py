from datetime import timedelta

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain
from odoo.tools import format_date

# what is still there to be claimed: with us, or with whom we gave it
_CLAIMABLE = ("at_counter", "in_custody", "transferred")
_GONE = ("returned", "disposed")


class ScenicFoundItem(models.Model):
    """Since when the public knows of a found item, and when its year is over (Civil Code art. 318)."""

    _inherit = "scenic.found.item"

    notice_line_ids = fields.One2many("scenic.claim.notice.line", "item_id", "Claim Notices", readonly=True)
    claim_notice_date = fields.Date(
        "Claim Notice Of", readonly=True, copy=False, help="The day it was first published on a claim notice of ours."
    )
    official_notice_date = fields.Date(
        "Department's Notice Of",
        readonly=True,
        copy=False,
        help="The day of the competent department's claim notice, entered by hand.",
    )
    year_ends_on = fields.Date(
        compute="_compute_year",
        help="Unclaimed until the end of this day it belongs to the State (Civil Code art. 318).",
    )
    is_year_over = fields.Boolean("Year Over", compute="_compute_year", search="_search_is_year_over")
    year_reminded_on = fields.Date("Custodian Reminded of the Year On", readonly=True, copy=False)
    state_handed_on = fields.Date("Handed to the State On", readonly=True, copy=False)

    _own_notice_idx = models.Index("(claim_notice_date, company_id) WHERE claim_notice_date IS NOT NULL")
    _official_notice_idx = models.Index("(official_notice_date, company_id) WHERE official_notice_date IS NOT NULL")

    @api.model
    def _clock_field(self, company):
        """Which notice starts the year of a company's items.

        sudo: whoever sees an item sees when its year ends.

        :param company: ``res.company`` record
        :return: str, name of a date field
        """
        return "claim_notice_date" if company.sudo().scenic_notice_starts_year else "official_notice_date"

    @api.depends("claim_notice_date", "official_notice_date", "state", "state_handed_on")
    def _compute_year(self):
        clocks = {company: (self._clock_field(company), self._park_day(company)) for company in self.company_id}
        for item in self:
            clock, today = clocks.get(item.company_id, (None, None))
            start = clock and item[clock]
            item.year_ends_on = start and start + relativedelta(years=1)
            waits = item.state not in _GONE and not item.state_handed_on
            item.is_year_over = bool(start and waits and item.year_ends_on < today)

    @api.model
    def _park_day(self, company):
        """The present day at a company by the calendar, whoever asks from wherever.

        sudo: the day does not depend on who asks.

        :param company: ``res.company`` record
        :return: date
        """
        desk = self.env["scenic.desk"].sudo()._count_desk(company)
        return desk._local(fields.Datetime.now()).date() if desk else fields.Date.context_today(self)

    @api.model
    def _search_is_year_over(self, operator, value):
        if operator != "in":
            return NotImplemented
        if True in value and False in value:
            return Domain.TRUE
        over = self._year_over_domain(self.env.companies)
        return over if True in value else ~over

    @api.model
    def _year_over_domain(self, companies):
        """Items that nobody claimed in the year after their notice, and that are still ours to hand on.

        :param companies: ``res.company`` recordset
        :return: Domain
        """
        over = Domain.OR(
            Domain("company_id", "=", company.id)
            & Domain(self._clock_field(company), "<=", self._last_start(self._park_day(company)))
            for company in companies
        )
        return over & Domain("state", "not in", _GONE) & Domain("state_handed_on", "=", False)

    @api.model
    def _last_start(self, today):
        """The last day on which a year can have begun that is over today. A year that begins on 29 February ends on
        28 February (Civil Code art. 202).

        :param date today: the present day
        :return: date
        """
        yesterday = today - timedelta(days=1)
        start = yesterday - relativedelta(years=1)
        while start + timedelta(days=1) + relativedelta(years=1) <= yesterday:
            start += timedelta(days=1)
        return start

    def _publishable(self):
        """Those of ``self`` that a claim notice may list: still unclaimed, and in the house or kept for us.

        :return: ``scenic.found.item`` recordset
        """
        return self.filtered(lambda item: item.state in _CLAIMABLE and not item.state_handed_on)

    def _note_claim_notices(self):
        """Note on the items the day of the first notice that lists them; none where all were taken back.

        sudo: the custodian publishes the items of every desk, also closed ones.
        """
        self.env.flush_all()
        first = dict(
            self.env["scenic.claim.notice.line"]
            .sudo()
            ._read_group(
                [
                    ("item_id", "in", self.ids),
                    ("is_withdrawn", "=", False),
                    ("notice_id.state", "in", ("published", "ended")),
                ],
                ["item_id"],
                ["published_on:min"],
            )
        )
        by_day = self.sudo().grouped(lambda item: first.get(item, False))
        for day, items in by_day.items():
            items.filtered(lambda item, day=day: item.claim_notice_date != day)._write_unlocked(
                {"claim_notice_date": day, "year_reminded_on": False}
            )

    def action_publish_notice(self):
        """Put the items on a claim notice.

        :return: act_window of the dialog
        """
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Publish Claim Notice"),
            "res_model": "scenic.claim.notice.publish",
            "view_mode": "form",
            "target": "new",
            "context": {
                "default_item_ids": self.ids,
                "default_notice_id": self.env.context.get("scenic_claim_notice_id"),
            },
        }

    def action_hand_to_state(self):
        """Items whose year is over go to the competent department, on a list that both sign.

        :return: act_window of the list
        :raise AccessError: for who is no custodian
        :raise UserError: when none of the items belongs to the State yet
        """
        self._check_custodian()
        return self._draft_transfer("state")

    def _is_fit_for(self, kind):
        """Whether it belongs to the State, too: its year is over, and no claim was approved meanwhile.

        sudo: who draws up a list need not read every claim.
        """
        fit = super()._is_fit_for(kind)
        if kind != "state":
            return fit
        return fit and self.is_year_over and "approved" not in self.sudo().claim_ids.mapped("state")

    def _check_fit_for_transfer(self, kind):
        """:raise UserError: saying so, also for what does not belong to the State"""
        if kind == "state" and (early := self.filtered(lambda item: not item._is_fit_for(kind))[:1]):
            raise UserError(
                self.env._(
                    "%s does not belong to the State: its year is not over, or it is promised.", early.display_name
                )
            )
        return super()._check_fit_for_transfer(kind)

    def action_new_claim(self):
        """:raise UserError: also for what belongs to the State"""
        self._check_not_states()
        return super().action_new_claim()

    def _reserve_for_claim(self):
        """:raise UserError: also for what belongs to the State: nobody here can give it back any more"""
        self.sudo()._check_not_states()
        return super()._reserve_for_claim()

    def _check_not_states(self):
        """:raise UserError: naming what was handed to the State, and when (Civil Code art. 318)"""
        for item in self.filtered("state_handed_on"):
            raise UserError(
                self.env._(
                    "%(name)s was handed to the State on %(day)s and cannot be given back here. The owner asks the"
                    " competent department.",
                    name=item.display_name,
                    day=format_date(self.env, item.state_handed_on),
                )
            )

    def action_official_notice(self):
        """Note the day of the competent department's notice.

        :return: act_window of the dialog
        """
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Department's Notice"),
            "res_model": "scenic.claim.notice.act",
            "view_mode": "form",
            "target": "new",
            "context": {"default_item_ids": self.ids},
        }

    def _check_custodian(self):
        """:raise AccessError: for anybody but a custodian of the items' companies"""
        self.check_access("read")
        if not self.env.user.has_group("scenic_service_desk.group_custodian"):
            raise AccessError(self.env._("This is the lost-property custodian's."))

    def _note_official(self, day):
        """Note the day of the competent department's notice.

        sudo: as in ``_note_claim_notices``.

        :param date day: the day
        """
        self._check_custodian()
        self.sudo()._write_unlocked({"official_notice_date": day, "year_reminded_on": False})

    def _custody_step(self, kind, vals, own_vals=None, by_system=False):
        """The State takes what belongs to it, also what finance keeps: a line of the ledger each, and the end of our
        part.
        """
        if kind != "state":
            return super()._custody_step(kind, vals, own_vals, by_system)
        self._check_fit_for_transfer("state")
        moves = []
        for item in self:
            line = {**vals, **(own_vals or {}).get(item, {}), "item_id": item.id, "kind": kind}
            line["giver"] = line.get("giver") or item._holder_label()
            moves.append({**line, "from_location_id": item.location_id.id})
        with_us = self.filtered(lambda item: item.state != "transferred")
        with_us._transition("transferred", {"custodian_id": False}, by_system)
        day = self._local_day(vals.get("date"))
        self._write_unlocked({"state_handed_on": day, "is_kept_by_finance": False})
        self._settle_reminders("transferred")
        self._match_later()
        return self._append_moves(moves)

    def _local_day(self, moment):
        return self[:1].desk_id._local(moment or fields.Datetime.now()).date()

    @api.model
    def _waiting_domain(self, kind):
        """sudo: the job asks for every company."""
        if kind == "year_over":
            return self._year_over_domain(self.env["res.company"].sudo().search([("active", "=", True)]))
        return super()._waiting_domain(kind)

    @api.model
    def _forget_year_reminders(self, companies):
        """Another notice starts the year now: who was reminded of it is reminded anew once it is over.

        sudo: the reminders are the custodians', the setting an administrator's.

        :param companies: ``res.company`` recordset
        """
        items = self.sudo().search([("company_id", "in", companies.ids), ("year_reminded_on", "!=", False)])
        items._write_unlocked({"year_reminded_on": False})
        items.activity_unlink(["scenic_service_desk.mail_activity_year_over"])

    @api.model
    def _cron_remind_year_over(self):
        """Remind each desk's custodian once of items whose year is over."""
        self._remind_custodians("year_over", self._waiting_domain("year_over"), "year_reminded_on")


class ScenicCustodyMove(models.Model):
    """The last line of what nobody claimed."""

    _inherit = "scenic.custody.move"

    kind = fields.Selection(selection_add=[("state", "To the State")], ondelete={"state": "cascade"})
