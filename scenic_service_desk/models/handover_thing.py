from odoo import fields, models


class ScenicHandoverThing(models.Model):
    """What is handed over with a shift: keys, radios, the float (register 1)."""

    _name = "scenic.handover.thing"
    _description = "Thing Handed Over"
    _inherit = ["scenic.shared.mixin"]
    _order = "sequence, id"
    _check_company_auto = True

    sequence = fields.Integer(default=10)
    name = fields.Char("Thing", required=True, translate=True)
    active = fields.Boolean(default=True)
    desk_id = fields.Many2one(
        "scenic.desk", index="btree_not_null", check_company=True, help="Empty: at every desk.", ondelete="restrict"
    )
    quantity = fields.Float("Expected", default=1, digits=(12, 2), help="How many there should be; an amount for cash.")

    def _of_desk(self, desk):
        """The things handed over at a desk.

        :param desk: ``scenic.desk`` record
        :return: ``scenic.handover.thing`` recordset
        """
        return self.search([("company_id", "in", [desk.company_id.id, False]), ("desk_id", "in", [desk.id, False])])
