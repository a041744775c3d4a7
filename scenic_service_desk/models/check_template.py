from odoo import api, fields, models
from odoo.exceptions import ValidationError


class ScenicCheckTemplate(models.Model):
    """The points of a safety check, for any number of desks (register 12)."""

    _name = "scenic.check.template"
    _description = "Check Template"
    _inherit = ["scenic.shared.mixin"]
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    is_default = fields.Boolean(
        "For New Desks",
        copy=False,
        help="New desks begin with this template; a company's own comes before a shared one.",
    )
    line_ids = fields.One2many("scenic.check.template.line", "template_id", "Points", copy=True)
    desk_ids = fields.One2many("scenic.desk", "safety_template_id", "Desks", readonly=True)

    @api.constrains("is_default", "company_id", "active")
    def _check_one_default(self):
        for template in self.filtered(lambda template: template.is_default and template.active):
            others = self.search(
                [
                    ("is_default", "=", True),
                    ("company_id", "=", template.company_id.id),
                    ("id", "!=", template.id),
                ],
                limit=1,
            )
            if others:
                raise ValidationError(self.env._("New desks already begin with the template “%s”.", others.name))

    @api.model
    def _usual(self, company):
        """What a new desk of a company looks at after its shift.

        :param company: ``res.company`` record
        :return: ``scenic.check.template`` record, may be empty
        """
        templates = self.search([("is_default", "=", True), ("company_id", "in", [company.id, False])])
        return templates.sorted(lambda template: not template.company_id)[:1]
