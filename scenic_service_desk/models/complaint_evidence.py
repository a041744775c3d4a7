from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

# what somebody brought stays as he brought it; what it shows may be written more clearly
_BROUGHT = ("kind", "file", "file_name", "complaint_id")


class ScenicComplaintEvidence(models.Model):
    """What proves, or refutes, a complaint: a photo, a video, a ticket, a recording."""

    _name = "scenic.complaint.evidence"
    _description = "Evidence"
    _inherit = ["scenic.lock.line.mixin"]
    _order = "id"
    _lock_parent = "complaint_id"
    _lock_lines = "evidence_ids"

    complaint_id = fields.Many2one("scenic.complaint", required=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="complaint_id.company_id")
    kind = fields.Selection(
        [
            ("photo", "Photo"),
            ("video", "Video"),
            ("ticket", "Ticket or Bill"),
            ("recording", "Recording"),
            ("document", "Document"),
            ("object", "Object Kept"),
        ],
        required=True,
        default="photo",
    )
    name = fields.Char("What It Shows")
    file = fields.Binary(attachment=True, groups="scenic_service_desk.group_agent")
    file_name = fields.Char(groups="scenic_service_desk.group_agent")
    purged_on = fields.Date(readonly=True)

    @api.constrains("kind", "name", "file")
    def _check_content(self):
        # sudo: whether there is a file is asked also of those who may not open it
        if any(not line.sudo().file and not line.name and not line.purged_on for line in self):
            raise ValidationError(self.env._("A piece of evidence is a file, or says where it is kept."))

    def write(self, vals):
        """:raise UserError: when a piece would become another one"""
        if not self.env.su and any(line._is_replaced(vals) for line in self):
            raise UserError(self.env._("Evidence is added, never replaced. Please add another piece."))
        return super().write(vals)

    def _is_replaced(self, vals):
        """Whether values change what is there; what was left empty may come later.

        sudo: a file is compared with nothing, only whether there is one.
        """
        line = self.sudo()
        kept = [name for name in _BROUGHT if name in vals and line[name]]
        return any(
            name == "file" or line._fields[name].convert_to_write(line[name], line) != vals[name] for name in kept
        )

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("Evidence is never deleted. Write under “What It Shows” why it proves nothing."))

    def _purge(self):
        """Blank the files with the visitor's other data; the guards of ``write`` are for people."""
        models.BaseModel.write(self, {"file": False, "file_name": False, "purged_on": fields.Date.context_today(self)})
