from datetime import timedelta
from itertools import pairwise

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import ValidationError


class ScenicSatisfactionTarget(models.Model):
    """A survey round of the year and how many visitors are to be asked in it (GB/T 17775: about 1 in 1,000 of the
    year's visitors, three times a year).
    """

    _name = "scenic.satisfaction.target"
    _description = "Survey Round"
    _inherit = ["mail.thread"]
    _order = "date_from desc, id desc"

    name = fields.Char("Round", required=True)
    company_id = fields.Many2one(
        "res.company", required=True, index=True, default=lambda self: self.env.company, ondelete="restrict"
    )
    date_from = fields.Date("From", required=True)
    date_to = fields.Date("Until", required=True)
    visitors = fields.Integer("Visitors of the Year", tracking=True, help="Counted last year, or expected.")
    target = fields.Integer("To Be Asked", compute="_compute_target", store=True, readonly=False, tracking=True)
    answers = fields.Integer(compute="_compute_answers")
    missing = fields.Integer("Still to Ask", compute="_compute_answers")
    progress = fields.Float("Asked, %", compute="_compute_answers")
    score = fields.Float("Average Score", compute="_compute_answers")
    csat = fields.Float("CSAT, %", compute="_compute_answers")
    nps = fields.Float("NPS", compute="_compute_answers")
    has_nps = fields.Boolean("Net Promoter Score Known", compute="_compute_answers")

    _period_uniq = models.UniqueIndex("(company_id, date_from)", "A round begins on this day already.")
    _date_idx = models.Index("(date_from DESC, id DESC)")

    @api.constrains("date_from", "date_to", "company_id")
    def _check_period(self):
        """:raise ValidationError: when a round ends before it begins, or an answer would belong to two"""
        if any(target.date_to < target.date_from for target in self):
            raise ValidationError(self.env._("The period ends before it begins. Please check both days."))
        rounds = self.search([("company_id", "in", self.company_id.ids)])
        for one, following in pairwise(rounds.sorted(lambda target: (target.company_id.id, target.date_from))):
            if one.company_id == following.company_id and following.date_from <= one.date_to:
                raise ValidationError(
                    self.env._(
                        "The rounds %(one)s and %(other)s overlap. Please check their days.",
                        one=one.name,
                        other=following.name,
                    )
                )

    @api.depends("visitors", "company_id")
    def _compute_target(self):
        """The year's sample, divided among its rounds. sudo: shares are settings of the company."""
        for target in self:
            company = target.company_id.sudo()
            sample = target.visitors * company.scenic_survey_per_thousand / 1000
            target.target = -int(-sample // max(company.scenic_survey_rounds, 1))

    @api.depends("date_from", "date_to", "target", "company_id")
    def _compute_answers(self):
        """An answer counts on its desk's day, as the day's log does."""
        averages = self.env["scenic.satisfaction"]._averages([("target_id", "in", self.ids)], ["target_id"])
        by_round = {row[0].id: row[1:] for row in averages}
        for target in self:
            count, score, csat, nps = by_round.get(target._origin.id, (0, False, False, False))
            target.answers = count
            target.missing = max(target.target - count, 0)
            target.progress = min(100 * count / target.target, 100) if target.target else 0
            target.score = score
            target.csat = csat
            target.nps = nps
            target.has_nps = nps is not False

    @api.model
    def _plan_year(self, company, year):
        """The rounds of a year, spread evenly over it; those that are there stay as they are.

        :param company: ``res.company`` record
        :param int year: the year
        :return: ``scenic.satisfaction.target`` recordset, those that are new
        """
        first = fields.Date.to_date(f"{year}-01-01")
        of_year = [("company_id", "=", company.id), ("date_from", ">=", first), ("date_from", "<", f"{year + 1}-01-01")]
        if self.search_count(of_year, limit=1):
            return self.browse()
        rounds = company.scenic_survey_rounds
        starts = [first + relativedelta(months=number * 12 // rounds) for number in range(rounds)]
        ends = [*starts[1:], first + relativedelta(years=1)]
        visitors = self._visitors(company, first)
        return self.create(
            [
                {
                    "name": f"{year}-{number}",
                    "company_id": company.id,
                    "date_from": start,
                    "date_to": end - timedelta(days=1),
                    "visitors": visitors,
                }
                for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1)
            ]
        )

    @api.model
    def _visitors(self, company, first):
        """The visitors of the year before: who came through the park's entries.

        :param company: ``res.company`` record
        :param date first: the first day of the year planned
        :return: int
        """
        before = [("date", ">=", first - relativedelta(years=1)), ("date", "<", first)]
        entries = [("company_id", "=", company.id), ("kind", "=", "entry"), *before]
        [(total,)] = self.env["scenic.visitor.count"]._read_group(entries, [], ["count:sum"])
        return total or 0

    @api.model
    def _cron_plan_year(self):
        """Plan this year's rounds of every company with a desk, once."""
        for (company,) in self.env["scenic.desk"]._read_group([], ["company_id"]):
            self._plan_year(company, fields.Date.context_today(self).year)
            self.env["ir.cron"]._commit_progress()

    def action_answers(self):
        """The answers of the round.

        :return: act_window
        """
        return self._open_answers("satisfaction_action")

    def action_figures(self):
        """CSAT and NPS of the rounds, month by month; of all where none is chosen.

        :return: act_window
        """
        return self._open_answers("satisfaction_round_action")

    def _open_answers(self, name):
        action = self.env["ir.actions.act_window"]._for_xml_id(f"scenic_service_desk.{name}")
        rounds = ("target_id", "in", self.ids) if self else ("target_id", "!=", False)
        return {**action, "domain": [rounds], "context": {}}
