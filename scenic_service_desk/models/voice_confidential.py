from odoo import api, models
from odoo.fields import Domain


class ScenicConfidentialMixin(models.AbstractModel):
    """What visitors answer about a complaint is kept, as the complaint is, from whom it is about: always as the
    complaint stands, whoever is found to be at fault later.
    """

    _inherit = "scenic.confidential.mixin"

    @api.model
    def _cases_about_me(self):
        """sudo: as in ``_mine``."""
        cases = super()._cases_about_me()
        of_complaint = Domain("scenic_model", "=", "scenic.complaint")
        of_complaint &= Domain("scenic_res_id", "in", cases["scenic.complaint"])
        answers = self.env["survey.user_input"].sudo()._search(of_complaint)
        of_case = Domain.OR(
            Domain("res_model", "=", model) & Domain("res_id", "in", query)
            for model, query in {**cases, "survey.user_input": answers}.items()
        )
        callbacks = self.env["scenic.callback"].sudo()._search(of_case)
        return {**cases, "survey.user_input": answers, "scenic.callback": callbacks}
