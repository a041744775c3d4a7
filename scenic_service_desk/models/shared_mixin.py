from functools import partial

from odoo import fields, models
from odoo.exceptions import AccessError


class ScenicSharedMixin(models.AbstractModel):
    """What one company may keep for itself and all may share. Shared records change for everybody at once: whoever
    changes one answers for all companies, as everybody does in a database of one company.
    """

    _name = "scenic.shared.mixin"
    _description = "Record of One or of All Companies"

    company_id = fields.Many2one(
        "res.company",
        index=True,
        default=lambda self: False if self._answers_for_all() else self.env.company,
        help="Empty: for all companies.",
    )

    def write(self, vals):
        """:raise AccessError: when a record would become shared by somebody who answers for his company only"""
        res = super().write(vals)
        if "company_id" in vals:
            self.check_access("write")
        return res

    def _check_access(self, operation):
        result = super()._check_access(operation)
        if result or operation == "read" or self._answers_for_all():
            return result
        # sudo: only whether it belongs to a company
        shared = self.sudo().filtered(lambda record: record._origin and not record.company_id)
        return (shared.with_env(self.env), partial(self._make_shared_error, shared[0])) if shared else None

    def _answers_for_all(self):
        """Whether the user may change what all companies share: the administrator, or whose companies are all there
        are.

        sudo: to count also the companies the user does not see.
        :return: bool
        """
        user = self.env.user
        if self.env.su or user.has_group("base.group_system"):
            return True
        return not self.env["res.company"].sudo().search_count([("id", "not in", user.company_ids.ids)], limit=1)

    def _make_shared_error(self, record):
        return AccessError(
            self.env._(
                "“%s” is shared by all companies; only an administrator changes it. Make one of your own company"
                " instead.",
                record.display_name,
            )
        )


class ScenicSharedLineMixin(models.AbstractModel):
    """A line of a record that one company may keep for itself and all may share: as free to change as its record."""

    _name = "scenic.shared.line.mixin"
    _description = "Line of a Record of One or of All Companies"

    # the many2one to the record
    _shared_parent = ""

    def write(self, vals):
        """:raise AccessError: when a line would go to a record that the user may not change"""
        res = super().write(vals)
        if self._shared_parent in vals:
            self.check_access("write")
        return res

    def _check_access(self, operation):
        """sudo: whose line it is is asked before anything of it may be read."""
        result = super()._check_access(operation)
        if result or operation == "read" or self.env.su:
            return result
        parents = self.sudo()[self._shared_parent].with_env(self.env)
        refused = parents and parents._check_access("write")
        return (self, refused[1]) if refused else None
