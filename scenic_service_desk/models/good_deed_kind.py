from odoo import api, fields, models
from odoo.fields import Domain


class ScenicGoodDeedKind(models.Model):
    """A kind of good deed and the points it earns an employee (register 10)."""

    _name = "scenic.good.deed.kind"
    _description = "Kind of Good Deed"
    _inherit = ["scenic.shared.mixin"]
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    points = fields.Integer(
        "Merit Points",
        default=1,
        help="What a confirmed deed of an employee earns him. Deeds confirmed before keep their points.",
    )
    drafted_for = fields.Selection(
        [("counter", "Handed In at the Counter"), ("on_site", "Found on Site")],
        "Proposed For",
        help="The kind of the good deeds that employees' finds propose by themselves. A company's own kind comes before"
        " the one of all companies: so each company may give its own points.",
    )

    _points_positive = models.Constraint("CHECK (points >= 0)", "Points are not negative.")

    @api.model
    def _proposed_for(self, way, company):
        """The kind of a good deed that a find proposes: the company's own before that of all companies.

        sudo: whoever registers a find need not read the kinds.

        :param str way: a value of ``drafted_for``
        :param company: ``res.company`` record
        :return: ``scenic.good.deed.kind`` record; empty where no kind is meant for it
        """
        kinds = self.sudo().search(
            Domain("drafted_for", "=", way) & Domain("company_id", "in", [company.id, False]),
            order="company_id, sequence, id",
        )
        # NULL sorts last: the company's own come first
        return kinds[:1]
