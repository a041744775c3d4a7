from odoo import api, fields, models
from odoo.exceptions import ValidationError


class ScenicComplaintRoute(models.Model):
    """Who handles what: category × place → department and person (register 3), e.g. cleanliness → cleaning."""

    _name = "scenic.complaint.route"
    _description = "Complaint Route"
    _inherit = ["scenic.shared.mixin"]
    _order = "sequence, id"
    _rec_name = "department_id"
    _check_company_auto = True

    # departments and people are a company's
    company_id = fields.Many2one(default=lambda self: self.env.company)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    category_id = fields.Many2one(
        "scenic.complaint.category",
        index=True,
        check_company=True,
        ondelete="restrict",
        help="With all its subcategories. Empty: every category.",
    )
    zone_id = fields.Many2one(
        "scenic.zone", index="btree_not_null", check_company=True, ondelete="restrict", help="Empty: everywhere."
    )
    department_id = fields.Many2one("hr.department", required=True, check_company=True, ondelete="restrict")
    employee_id = fields.Many2one("hr.employee", "Person in Charge", check_company=True, ondelete="restrict")

    @api.constrains("category_id", "zone_id", "department_id")
    def _check_says_when(self):
        if any(not route.category_id and not route.zone_id for route in self):
            raise ValidationError(self.env._("A route says for which category or place it is."))

    @api.model
    def _for(self, complaint):
        """The route that fits an entry best: place and category before category before place, the nearest category
        first.

        sudo: the table is the same for whoever takes the entry.
        :param complaint: ``scenic.complaint`` record, may be unsaved
        :return: ``scenic.complaint.route`` record, may be empty
        """
        category, zone = complaint.category_id._origin, complaint.zone_id._origin
        if not category and not zone:
            return self.browse()
        line = category._line_of_parents() if category else []
        routes = self.sudo().search(
            [
                ("company_id", "in", [complaint.company_id.id or self.env.company.id, False]),
                ("category_id", "in", [*line, False]),
                ("zone_id", "in", [zone.id, False]),
            ]
        )

        def rank(route):
            far = line.index(route.category_id.id) if route.category_id else len(line)
            own = not route.company_id
            return (not (route.category_id and route.zone_id), far, not route.zone_id, own, route.sequence, route.id)

        return min(routes, key=rank, default=routes).with_env(self.env)

    def _person(self):
        """Who is in charge. sudo: the table's to read, not whoever takes the entry.

        :return: ``hr.employee`` record, may be empty
        """
        route = self.sudo()
        return route.employee_id.with_env(self.env)
