from odoo import fields, models

MEASURES = [
    ("item", "One of the Score's Items (Five Steps)"),
    ("overall", "Overall (Five Steps)"),
    ("recommend", "Would Recommend (0 to 10)"),
    ("party", "With Whom He Came"),
    ("origin", "Where He Comes From"),
    ("comment", "In His Own Words"),
    ("phone", "Phone for a Call-back"),
]


class SurveyQuestion(models.Model):
    """What a question of the satisfaction questionnaire measures (register 13)."""

    _inherit = "survey.question"

    scenic_measure = fields.Selection(
        MEASURES, "Service Desk Measure", help="What the service desk's satisfaction figures take from its answers."
    )


class SurveyQuestionAnswer(models.Model):
    """The visitor's profile: answers that figures are grouped by."""

    _inherit = "survey.question.answer"

    scenic_code = fields.Char("Service Desk Code", help="How the satisfaction figures know this answer.")


class ResCompany(models.Model):
    """The questionnaire in use."""

    _inherit = "res.company"

    def _satisfaction_survey(self):
        """The questionnaire visitors of this company get.

        sudo: neither visitors nor agents have rights on surveys; what is shown of one is decided by the page.

        :return: ``survey.survey`` record, sudo; may be empty
        """
        company = self.sudo()
        survey = company.scenic_survey_id or self.env.ref(
            "scenic_service_desk.survey_satisfaction", raise_if_not_found=False
        )
        return (survey or company.env["survey.survey"]).sudo()
