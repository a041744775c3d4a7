from odoo import api, fields, models


class ScenicDeskListMixin(models.AbstractModel):
    """A line of a list that every desk goes through: of one desk, of a company's desks, or of all there are."""

    _name = "scenic.desk.list.mixin"
    _description = "Line of a Desk's List"
    _inherit = ["scenic.shared.mixin"]
    _order = "sequence, id"
    _check_company_auto = True

    sequence = fields.Integer(default=10)
    name = fields.Char(required=True, translate=True)
    active = fields.Boolean(default=True)
    desk_id = fields.Many2one(
        "scenic.desk", index="btree_not_null", check_company=True, ondelete="restrict", help="Empty: at every desk."
    )
    company_id = fields.Many2one(
        compute="_compute_company_id", store=True, readonly=False, precompute=True, default=None
    )

    @api.depends("desk_id")
    def _compute_company_id(self):
        for line in self:
            of_new = False if line._origin or self._answers_for_all() else self.env.company
            line.company_id = line.desk_id.company_id or line.company_id or of_new

    def _of_desk(self, desk):
        """The lines that a desk goes through.

        :param desk: ``scenic.desk`` record
        :return: recordset
        """
        return self.search([("company_id", "in", [desk.company_id.id, False]), ("desk_id", "in", [desk.id, False])])
