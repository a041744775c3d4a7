from odoo import fields, models


class ResCompany(models.Model):
    """How satisfaction is measured (register 13)."""

    _inherit = "res.company"

    scenic_survey_id = fields.Many2one(
        "survey.survey", "Questionnaire", help="Empty: the one that comes with the service desk."
    )
    scenic_survey_low_score = fields.Float(
        "Call Back Below (Score)", default=60, help="Who gives a lower score and leaves a number is called back."
    )
    scenic_survey_per_thousand = fields.Float(
        "Sample per 1,000 Visitors", default=1, help="Share of the year's visitors who are asked (GB/T 17775)."
    )
    scenic_survey_rounds = fields.Integer(
        "Survey Rounds a Year", default=3, help="How often a year visitors are surveyed (GB/T 17775)."
    )

    _scenic_survey_figures = models.Constraint(
        "CHECK (scenic_survey_low_score BETWEEN 0 AND 100 AND scenic_survey_per_thousand > 0"
        " AND scenic_survey_rounds BETWEEN 1 AND 12)",
        "A score lies between 0 and 100, and visitors are surveyed between once and twelve times a year.",
    )


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    scenic_survey_id = fields.Many2one(related="company_id.scenic_survey_id", readonly=False)
    scenic_survey_low_score = fields.Float(related="company_id.scenic_survey_low_score", readonly=False)
    scenic_survey_per_thousand = fields.Float(related="company_id.scenic_survey_per_thousand", readonly=False)
    scenic_survey_rounds = fields.Integer(related="company_id.scenic_survey_rounds", readonly=False)
