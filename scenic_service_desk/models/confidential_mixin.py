from odoo import api, fields, models
from odoo.fields import Domain


class ScenicConfidentialMixin(models.AbstractModel):
    """A line about an entry of some register, kept from those whom that entry is about."""

    _name = "scenic.confidential.mixin"
    _description = "Line About a Confidential Entry"

    is_about_me = fields.Boolean(
        "About Me", compute="_compute_is_about_me", search="_search_is_about_me", compute_sudo=True
    )

    @api.model
    def _mine(self):
        """The complaints about the user. sudo: he reads none of them.

        :return: Domain on ``scenic.complaint``
        """
        return Domain("concerned_user_ids", "in", self.env.uid)

    @api.model
    def _cases_about_me(self):
        """Entries about the user, and what follows from them. sudo: as in ``_mine``.

        :return: dict of a query for the entries' ids by model's name
        """
        return {"scenic.complaint": self.env["scenic.complaint"].sudo()._search(self._mine())}

    @api.depends_context("uid")
    @api.depends("res_model", "res_id")
    def _compute_is_about_me(self):
        about_me = self.browse()
        for model, cases in self._cases_about_me().items():
            if lines := self.filtered(lambda line, model=model: line.res_model == model):
                within = Domain("id", "in", lines.mapped("res_id")) & Domain("id", "in", cases)
                # sudo: as in ``_mine``
                found = set(self.env[model].sudo().search(within).ids)
                about_me |= lines.filtered(lambda line, found=found: line.res_id in found)
        for line in self:
            line.is_about_me = line in about_me

    @api.model
    def _search_is_about_me(self, operator, value):
        if operator != "in":
            return NotImplemented
        return Domain.OR(
            Domain("res_model", "=", model) & Domain("res_id", "in", cases)
            for model, cases in self._cases_about_me().items()
        )
