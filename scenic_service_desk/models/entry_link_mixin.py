from odoo import fields, models


class ScenicEntryLinkMixin(models.AbstractModel):
    """A line that stands for an entry of some register, and opens it."""

    _name = "scenic.entry.link.mixin"
    _description = "Line of a Register's Entry"

    res_model = fields.Char()
    res_id = fields.Many2oneReference("Entry", model_field="res_model", readonly=True)

    def action_open(self):
        """Open the entry in its register, as it is now.

        :return: act_window
        """
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": self.res_model,
            "res_id": self.res_id,
            "views": [(False, "form")],
        }
