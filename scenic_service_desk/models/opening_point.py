from odoo import fields, models


class ScenicOpeningPoint(models.Model):
    """What is looked at before the desk opens: cleaning, the day's forms, the equipment (register 1)."""

    _name = "scenic.opening.point"
    _description = "Opening Checklist"
    _inherit = ["scenic.shared.mixin"]
    _order = "sequence, id"
    _check_company_auto = True

    sequence = fields.Integer(default=10)
    name = fields.Char("Point", required=True, translate=True)
    active = fields.Boolean(default=True)
    desk_id = fields.Many2one(
        "scenic.desk", index="btree_not_null", check_company=True, help="Empty: at every desk.", ondelete="restrict"
    )
    is_critical = fields.Boolean("Critical", help="Looked at one by one; never found fine with the others in one tap.")

    def _of_desk(self, desk):
        """The points looked at at a desk.

        :param desk: ``scenic.desk`` record
        :return: ``scenic.opening.point`` recordset
        """
        return self.search([("company_id", "in", [desk.company_id.id, False]), ("desk_id", "in", [desk.id, False])])
