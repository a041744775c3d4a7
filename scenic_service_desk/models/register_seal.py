from odoo import api, models


class ScenicRegisterMixin(models.AbstractModel):
    """An entry that joins a sealed log is sealed in the next supplement."""

    _inherit = "scenic.register.mixin"

    @api.model_create_multi
    def create(self, vals_list):
        """Let a sealed log know that something joined it."""
        entries = super().create(vals_list)
        entries.log_id._note_unsealed()
        return entries

    def write(self, vals):
        """Let a sealed log know that an entry moved to it."""
        res = super().write(vals)
        if {"desk_id", "date"} & vals.keys():
            self.log_id._note_unsealed()
        return res
