from odoo import fields, models


class ResCompany(models.Model):
    """When visitors are called back, and how often it is tried (register 14); how satisfaction is measured (13)."""

    _inherit = "res.company"

    scenic_callback_quiet_from = fields.Float(
        "No Calls From", default=21.0, help="From this hour of the desk's clock no visitor is called."
    )
    scenic_callback_quiet_to = fields.Float(
        "No Calls Until", default=9.0, help="Until this hour of the desk's clock no visitor is called."
    )
    scenic_callback_retry_hours = fields.Integer(
        "Try Again After (Hours)", default=3, help="When a visitor who did not answer is called again."
    )
    scenic_callback_attempts = fields.Integer(
        "Attempts Before Giving Up", default=3, help="After so many attempts an agent may close it as not reached."
    )

    _scenic_callback_periods = models.Constraint(
        "CHECK (scenic_callback_retry_hours > 0 AND scenic_callback_attempts > 0)",
        "Visitors are called again after an hour at least, and once at least.",
    )
    _scenic_callback_quiet = models.Constraint(
        "CHECK (scenic_callback_quiet_from >= 0 AND scenic_callback_quiet_from < 24"
        " AND scenic_callback_quiet_to >= 0 AND scenic_callback_quiet_to < 24)",
        "Hours without calls lie between 0 and 24.",
    )

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

    scenic_callback_quiet_from = fields.Float(related="company_id.scenic_callback_quiet_from", readonly=False)
    scenic_callback_quiet_to = fields.Float(related="company_id.scenic_callback_quiet_to", readonly=False)
    scenic_callback_retry_hours = fields.Integer(related="company_id.scenic_callback_retry_hours", readonly=False)
    scenic_callback_attempts = fields.Integer(related="company_id.scenic_callback_attempts", readonly=False)
    scenic_survey_id = fields.Many2one(related="company_id.scenic_survey_id", readonly=False)
    scenic_survey_low_score = fields.Float(related="company_id.scenic_survey_low_score", readonly=False)
    scenic_survey_per_thousand = fields.Float(related="company_id.scenic_survey_per_thousand", readonly=False)
    scenic_survey_rounds = fields.Integer(related="company_id.scenic_survey_rounds", readonly=False)
