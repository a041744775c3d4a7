from odoo import api, models
from odoo.tools import ormcache


class IrSequence(models.Model):
    """What numbers are drawn from; which one, and how it writes them, is the same at every entry."""

    _name = "ir.sequence"
    _inherit = ["ir.sequence", "scenic.remembered.mixin"]

    _remembered = (
        "active",
        "code",
        "company_id",
        "implementation",
        "padding",
        "prefix",
        "suffix",
        "use_date_range",
    )

    @api.model_create_multi
    def create(self, vals_list):
        """Forget which sequences there are."""
        sequences = super().create(vals_list)
        self.env.registry.clear_cache()
        return sequences

    @api.model
    @ormcache("code", "company_id")
    def _scenic_of_code(self, code, company_id):
        """The sequence that a company's numbers are drawn from: its own before the one of all.

        sudo: whoever makes an entry draws its number, whether or not he may read sequences.
        :param str code: code of the sequence
        :param int company_id: the company to draw for
        :return: int, id of an ``ir.sequence``; False where there is none
        """
        # one that somebody archived goes on counting: a new one would give the same numbers again
        return (
            self.sudo()
            .with_context(active_test=False)
            .search(
                [("code", "=", code), ("company_id", "in", [company_id, False])],
                order="active DESC, company_id",
                limit=1,
            )
            .id
        )
