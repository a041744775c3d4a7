from odoo import fields, models


class ScenicMissingPurge(models.Model):
    """That photos of a person were deleted, when and by whom: the proof, without the photo."""

    _name = "scenic.missing.purge"
    _description = "Photos Deleted"
    _inherit = ["scenic.append.mixin"]
    _order = "purged_at desc, id desc"
    _rec_name = "person_id"

    person_id = fields.Many2one("scenic.missing.person", "Missing Person", required=True, readonly=True, index=True)
    company_id = fields.Many2one("res.company", required=True, readonly=True, index=True)
    purged_at = fields.Datetime("Deleted At", required=True, readonly=True)
    photo_count = fields.Integer("Files", readonly=True)
    byte_count = fields.Integer("Bytes", readonly=True)
    ended_at = fields.Datetime("Case Ended At", readonly=True)
    user_id = fields.Many2one("res.users", "Deleted By", required=True, readonly=True, ondelete="restrict")

    _purged_at_idx = models.Index("(company_id, purged_at DESC)")
