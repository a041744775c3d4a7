from odoo import api, fields, models
from odoo.exceptions import UserError


class ScenicCheckLineMixin(models.AbstractModel):
    """A line of an after-shift check. What is to be looked at comes from the desk; what was found is typed."""

    _name = "scenic.check.line.mixin"
    _description = "Line of an After-Shift Check"
    _inherit = ["scenic.checklist.line.mixin", "scenic.lock.line.mixin", "scenic.readonly.mixin"]
    _lock_parent = "check_id"
    _lock_lines = "line_ids"

    # what whoever checks may write; the rest was copied from the desk when the check began
    _found_fields = frozenset({"remark", "photo"})

    photo = fields.Image(max_width=1600, max_height=1600, copy=False)
    has_photo = fields.Boolean(compute="_compute_has_photo")

    def _compute_has_photo(self):
        held = (
            self.env["ir.attachment"]
            # sudo: only whether there is a file; the file keeps its own rights
            .sudo()
            ._read_group(
                [("res_model", "=", self._name), ("res_field", "=", "photo"), ("res_id", "in", self.ids)], ["res_id"]
            )
        )
        with_photo = {res_id for (res_id,) in held}
        for line in self:
            line.has_photo = line.id in with_photo

    def write(self, vals):
        """:raise UserError: for what only the check's own code fills in"""
        if not self.env.su and not self.check_id._is_unlocked() and (own := vals.keys() - self._found_fields):
            labels = ", ".join(
                sorted(self._fields[name]._description_string(self.env) for name in own & {*self._fields})
            )
            raise UserError(self.env._("%s: what is to be checked comes from the desk and is not typed.", labels))
        return super().write(vals)

    @api.model
    def _refuse_own(self, names):
        # the list itself is filled in by the check's own code, which is sudo
        if not self.env.su:
            return super()._refuse_own(names)
        return None

    @api.ondelete(at_uninstall=False)
    def _unlink_never_listed(self):
        """:raise UserError: a thing or point of the list is judged, never taken off"""
        if not self.env.su and self.filtered(lambda line: not line._is_added_by_hand()):
            raise UserError(
                self.env._("What is on the list is judged, it cannot be taken off. Write a remark instead.")
            )

    def _is_added_by_hand(self):
        """Whether the line was added during the check.

        :return: bool
        """
        self.ensure_one()
        return False

    def _check_parent_unlocked(self, parents):
        # what follows from a signed check is written into its lines by the check's own code
        if parents._is_unlocked():
            return
        super()._check_parent_unlocked(parents)

    def _unlocked_lines(self):
        """``self`` with leave to write lines of signed checks; for the registers' own code.

        :return: the same records in a context that holds the permission for their checks
        """
        return self.with_env(self.check_id._unlocked().env)
