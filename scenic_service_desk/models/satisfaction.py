from odoo import api, fields, models
from odoo.fields import NO_ACCESS, Domain
from odoo.tools import SQL

from .survey_user_input import ORIGINS, PARTIES, SOURCES


class ScenicSatisfaction(models.Model):
    """Visitors' answers as figures: who works at a desk reads these, and needs no rights on surveys (register 13)."""

    _name = "scenic.satisfaction"
    _description = "Satisfaction"
    _inherit = ["scenic.confidential.mixin"]
    _auto = False
    _order = "date desc, id desc"
    _rec_name = "date"
    _depends = {
        "survey.user_input": [
            "state",
            "end_datetime",
            "test_entry",
            "scenic_desk_id",
            "scenic_company_id",
            "scenic_log_id",
            "scenic_shift_id",
            "scenic_source",
            "scenic_asked_by_id",
            "scenic_score",
            "scenic_overall",
            "scenic_recommend",
            "scenic_has_recommend",
            "scenic_party",
            "scenic_origin",
            "scenic_comment",
            "scenic_model",
            "scenic_res_id",
        ],
        "scenic.duty.log": ["date"],
        "scenic.satisfaction.target": ["company_id", "date_from", "date_to"],
    }

    date = fields.Datetime("Time", readonly=True)
    company_id = fields.Many2one("res.company", readonly=True)
    desk_id = fields.Many2one("scenic.desk", readonly=True)
    log_id = fields.Many2one("scenic.duty.log", "Duty Log", readonly=True)
    target_id = fields.Many2one("scenic.satisfaction.target", "Survey Round", readonly=True)
    # the case asked about leads to the visitor's name: it keeps whom it is about from reading, and is read by nobody
    res_model = fields.Char(readonly=True, groups=NO_ACCESS)
    res_id = fields.Many2oneReference(model_field="res_model", readonly=True, groups=NO_ACCESS)
    shift_id = fields.Many2one("scenic.shift", readonly=True)
    source = fields.Selection(SOURCES, "Asked By Way Of", readonly=True)
    asked_by_id = fields.Many2one("hr.employee", readonly=True)
    score = fields.Float(readonly=True, aggregator="avg", help="Out of 100, over all items answered.")
    overall = fields.Integer(readonly=True, aggregator="avg", help="From 1, very dissatisfied, to 5, very satisfied.")
    # exported one by one, no answer would be 0
    csat = fields.Float(
        "CSAT, %",
        readonly=True,
        exportable=False,
        aggregator="avg",
        help="Share of visitors who are satisfied or very satisfied overall.",
    )
    recommend = fields.Integer("Would Recommend", readonly=True, aggregator="avg", help="From 0 to 10.")
    has_recommend = fields.Boolean("Said Whether He Would Recommend", readonly=True)
    nps = fields.Float(
        "NPS",
        readonly=True,
        exportable=False,
        aggregator="avg",
        help="Net promoter score: who would recommend with 9 or 10, less who would with 0 to 6, in % of all.",
    )
    is_low = fields.Boolean("Low Score", compute="_compute_is_low", search="_search_is_low")
    party = fields.Selection(PARTIES, "Came As", readonly=True)
    origin = fields.Selection(ORIGINS, "Comes From", readonly=True)
    comment = fields.Text("Visitor's Words", readonly=True)
    item_ids = fields.One2many("scenic.satisfaction.item", "satisfaction_id", "Items", readonly=True)

    @api.depends("score", "company_id")
    def _compute_is_low(self):
        """sudo: the limit is a setting of the company."""
        for answer in self:
            answer.is_low = answer.score < answer.company_id.sudo().scenic_survey_low_score

    @api.model
    def _search_is_low(self, operator, value):
        if operator != "in":
            return NotImplemented
        # sudo: the limit is a setting of the company
        limits = {company.id: company.scenic_survey_low_score for company in self.env.companies.sudo()}
        domain = Domain.OR([("company_id", "=", company), ("score", "<", limit)] for company, limit in limits.items())
        return domain if True in value else ~domain

    @property
    def _table_query(self):
        return SQL(
            """
            SELECT answer.id,
                   end_datetime AS date,
                   scenic_company_id AS company_id,
                   scenic_desk_id AS desk_id,
                   scenic_log_id AS log_id,
                   survey_round.id AS target_id,
                   scenic_model AS res_model,
                   scenic_res_id AS res_id,
                   scenic_shift_id AS shift_id,
                   scenic_source AS source,
                   scenic_asked_by_id AS asked_by_id,
                   scenic_score AS score,
                   NULLIF(scenic_overall, 0) AS overall,
                   CASE WHEN scenic_overall >= 4 THEN 100 WHEN scenic_overall > 0 THEN 0 END AS csat,
                   CASE WHEN scenic_has_recommend THEN scenic_recommend END AS recommend,
                   COALESCE(scenic_has_recommend, FALSE) AS has_recommend,
                   CASE WHEN NOT scenic_has_recommend THEN NULL
                        WHEN scenic_recommend >= 9 THEN 100
                        WHEN scenic_recommend <= 6 THEN -100
                        ELSE 0 END AS nps,
                   scenic_party AS party,
                   scenic_origin AS origin,
                   scenic_comment AS comment
              FROM survey_user_input answer
              LEFT JOIN scenic_duty_log log ON log.id = scenic_log_id
              LEFT JOIN LATERAL (
                   SELECT target.id
                     FROM scenic_satisfaction_target target
                    WHERE target.company_id = scenic_company_id
                      AND target.date_from <= log.date
                      AND target.date_to >= log.date
                    ORDER BY target.date_from DESC
                    LIMIT 1) survey_round ON TRUE
             WHERE scenic_desk_id IS NOT NULL AND answer.state = 'done' AND test_entry IS NOT TRUE
            """
        )

    @api.model
    def _averages(self, domain, groupby=()):
        """How many answered, and what they gave on average; nothing where nobody did, never 0.

        sudo: counts alone, the same for everybody; whom a complaint is against reads single answers but his own case's.

        :param domain: Domain on this model
        :param list groupby: as of ``_read_group``
        :return: list of tuples: the groups, then count, score, CSAT and NPS
        """
        averages = ["__count", "score:avg", "csat:avg", "nps:avg"]
        return self.sudo()._read_group(domain, groupby, averages)


class ScenicSatisfactionItem(models.Model):
    """The score of each item, to see what to mend."""

    _name = "scenic.satisfaction.item"
    _description = "Satisfaction by Item"
    _auto = False
    _order = "sequence, id"
    _rec_name = "question_id"
    _depends = {
        "survey.user_input.line": ["value_scale", "skipped", "question_id", "user_input_id", "question_sequence"],
        "survey.user_input": ["state", "end_datetime", "scenic_desk_id", "scenic_company_id", "test_entry"],
        "survey.question": ["scenic_measure"],
    }

    satisfaction_id = fields.Many2one("scenic.satisfaction", "Answer", readonly=True)
    date = fields.Datetime("Time", readonly=True)
    company_id = fields.Many2one("res.company", readonly=True)
    desk_id = fields.Many2one("scenic.desk", readonly=True)
    question_id = fields.Many2one("survey.question", "Questionnaire Item", readonly=True)
    sequence = fields.Integer(readonly=True, aggregator=None)
    step = fields.Integer("Answer Given", readonly=True, aggregator=None)
    score = fields.Float(readonly=True, aggregator="avg", help="Out of 100.")
    is_about_me = fields.Boolean(
        "About Me", compute="_compute_is_about_me", search="_search_is_about_me", compute_sudo=True
    )

    @api.depends_context("uid")
    @api.depends("satisfaction_id")
    def _compute_is_about_me(self):
        for item in self:
            item.is_about_me = item.satisfaction_id.is_about_me

    @api.model
    def _search_is_about_me(self, operator, value):
        if operator != "in":
            return NotImplemented
        cases = self.env["scenic.satisfaction"]._cases_about_me()
        return Domain("satisfaction_id", "in", cases["survey.user_input"])

    @property
    def _table_query(self):
        return SQL(
            """
            SELECT line.id,
                   line.user_input_id AS satisfaction_id,
                   answer.end_datetime AS date,
                   answer.scenic_company_id AS company_id,
                   answer.scenic_desk_id AS desk_id,
                   line.question_id,
                   line.question_sequence AS sequence,
                   line.value_scale AS step,
                   line.value_scale * CASE WHEN question.scenic_measure = 'recommend' THEN 10 ELSE 20 END AS score
              FROM survey_user_input_line line
              JOIN survey_user_input answer ON answer.id = line.user_input_id
              JOIN survey_question question ON question.id = line.question_id
             WHERE question.scenic_measure IN ('item', 'overall', 'recommend')
               AND line.skipped IS NOT TRUE
               AND answer.scenic_desk_id IS NOT NULL AND answer.state = 'done' AND answer.test_entry IS NOT TRUE
            """
        )
