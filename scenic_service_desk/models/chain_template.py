from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import ormcache

from ..tools.severity import SEVERITIES


class ScenicChainTemplate(models.Model):
    """Who is told of something, by kind and severity (registers 3 to 5): data, changed without a programmer."""

    _name = "scenic.chain.template"
    _description = "Notification Chain"
    _inherit = ["scenic.shared.mixin", "scenic.forgetting.mixin"]
    _order = "kind, sequence, id"

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one(help="Empty: for all companies. One of a company goes before one of all.")
    kind = fields.Selection(
        [("incident", "Incident"), ("complaint", "Complaint"), ("missing", "Missing Person")],
        "Used For",
        required=True,
        index=True,
        default="incident",
    )
    severity = fields.Selection(SEVERITIES, help="Empty: whatever the severity, where no other chain fits.")
    tier_ids = fields.One2many("scenic.chain.tier", "template_id", "Who Is Told", copy=True)

    @api.model
    @ormcache("kind", "severity", "company_id")
    def _fitting_ids(self, kind, severity, company_id):
        """The chain for something; asked each time somebody reports, changed once a year.

        sudo: whoever reports need not read the chains.
        :param str kind: a value of ``kind``
        :param str severity: a value of ``severity``
        :param int company_id: the company it happens in
        :return: tuple of the template's id, or an empty one
        """
        templates = self.sudo().search(
            Domain("kind", "=", kind)
            & Domain("severity", "in", (severity, False))
            & Domain("company_id", "in", (company_id, False))
        )
        best = templates.sorted(lambda template: (not template.severity, not template.company_id, template.sequence))
        return best[:1]._ids

    @ormcache("self.id")
    def _steps(self):
        """The tiers in the order they are told, as plain values.

        sudo: as above.
        :return: tuple of dicts
        """
        return tuple(
            {
                "tier": tier.tier,
                "role": tier.role,
                "employee_id": tier.employee_id.id,
                "how": tier.how,
                "within": tier.within,
                "arrive_within": tier.arrive_within,
            }
            for tier in self.sudo().tier_ids
        )
