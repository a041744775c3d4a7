from odoo import fields, models

_AGENT = "scenic_service_desk.group_agent"


class ScenicComplaint(models.Model):
    """What is kept of the visitor beside his name and phone, and goes with them when they are purged (register 3)."""

    _inherit = "scenic.complaint"

    witnesses = fields.Char("Witnesses and Their Phones", groups=_AGENT, copy=False)
    party = fields.Char("Party or Ticket", groups=_AGENT, copy=False)
    visitor_sex = fields.Selection([("male", "Mr."), ("female", "Ms.")], "Form of Address", groups=_AGENT, copy=False)
    visitor_country_id = fields.Many2one("res.country", "Nationality", groups=_AGENT, copy=False)
    visitor_address = fields.Char("Visitor's Address", groups=_AGENT, copy=False)

    def _purge_values(self):
        return {
            **super()._purge_values(),
            "visitor_sex": False,
            "visitor_country_id": False,
            "visitor_address": False,
            "witnesses": False,
            "party": False,
            "signature": False,
            "paper_photo": False,
        }

    def _purge(self):
        res = super()._purge()
        self.evidence_ids._purge()
        return res
