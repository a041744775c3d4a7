from odoo import api, fields, models
from odoo.exceptions import ValidationError


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
        if any(not line.sudo().file and not line.name and not line.purged_on for line in self):
            raise ValidationError(self.env._("A piece of evidence is a file, or says where it is kept."))

    def _purge(self):
        """Blank the files with the visitor's other data; the guards of ``write`` are for people."""
        models.BaseModel.write(self, {"file": False, "file_name": False, "purged_on": fields.Date.context_today(self)})
