from odoo import api, models


class ScenicForgettingMixin(models.AbstractModel):
    """Data that hardly anybody changes, from which something is worked out and kept from request to request: a change
    lets it be worked out again.
    """

    _name = "scenic.forgetting.mixin"
    _description = "Worked Out Again After a Change"

    # the fields whose change is felt; empty: any
    _felt = frozenset()

    @api.model_create_multi
    def create(self, vals_list):
        """Forget what was worked out without the new records."""
        records = super().create(vals_list)
        self.env.registry.clear_cache()
        return records

    def write(self, vals):
        """Forget what was worked out from the values of before."""
        res = super().write(vals)
        if not self._felt or not self._felt.isdisjoint(vals):
            self.env.registry.clear_cache()
        return res

    def update_field_translations(self, field_name, translations, source_lang=""):
        """Forget what was worked out from the words of before: the dialog for translations does not write."""
        res = super().update_field_translations(field_name, translations, source_lang=source_lang)
        self.env.registry.clear_cache()
        return res

    @api.ondelete(at_uninstall=False)
    def _forget_unlinked(self):
        self.env.registry.clear_cache()
