from odoo import api, fields, models

from ..tools.severity import SEVERITIES

_RANK = {value: rank for rank, (value, _label) in enumerate(SEVERITIES)}


class ScenicComplaintApprovalLevel(models.Model):
    """Who approves the solution of a complaint, by what it costs and how severe the matter is (register 3)."""

    _name = "scenic.complaint.approval.level"
    _description = "Approval Level of Complaints"
    _inherit = ["scenic.shared.mixin"]
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10, help="The first level that fits decides.")
    active = fields.Boolean(default=True)
    amount_up_to = fields.Monetary("Compensation Up To", help="0: any amount.")
    currency_id = fields.Many2one("res.currency", compute="_compute_currency_id")
    severity_up_to = fields.Selection(SEVERITIES, required=True, default="critical")
    group_id = fields.Many2one(
        "res.groups",
        "Approved By Members Of",
        required=True,
        ondelete="restrict",
        help="One of them approves; never who proposed the solution.",
    )

    _amount_positive = models.Constraint("CHECK (amount_up_to >= 0)", "An amount cannot be negative.")

    @api.depends_context("company")
    @api.depends("company_id")
    def _compute_currency_id(self):
        """A shared level means the same figure in each company's own money."""
        for level in self:
            level.currency_id = (level.company_id or self.env.company).currency_id

    @api.model
    def _for(self, complaint):
        """The level that decides on an entry's solution: the company's own levels before those of all companies.

        sudo: who proposes or approves need not read the levels.
        :param complaint: ``scenic.complaint`` record
        :return: ``scenic.complaint.approval.level`` record, sudo; empty where none fits
        """
        levels = self.sudo().search([("company_id", "in", [complaint.company_id.id, False])])
        own = levels.filtered("company_id")
        for level in own or levels:
            if level._covers(complaint):
                return level
        return levels.browse()

    def _covers(self, complaint):
        """Whether the level's holders may approve the entry's solution."""
        self.ensure_one()
        amount, paid, own = complaint.compensation_amount, complaint.currency_id, complaint.company_id.currency_id
        if amount and paid and paid != own:
            amount = paid._convert(amount, own, complaint.company_id, fields.Date.context_today(self))
        within = not self.amount_up_to or amount <= self.amount_up_to
        return within and _RANK[complaint.severity] <= _RANK[self.severity_up_to]
