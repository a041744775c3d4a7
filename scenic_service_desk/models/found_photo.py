from odoo import api, fields, models
from odoo.exceptions import ValidationError


class ScenicFoundPhoto(models.Model):
    """A further photo of a found item."""

    _name = "scenic.found.photo"
    _description = "Photo of a Found Item"
    _inherit = ["scenic.lock.line.mixin", "image.mixin"]
    _order = "id"
    _lock_parent = "item_id"
    _lock_lines = "photo_ids"

    item_id = fields.Many2one("scenic.found.item", required=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="item_id.company_id")
    name = fields.Char("Caption")
    image_1920 = fields.Image(required=True)

    # required tells forms only: an image has no column that could be
    @api.constrains("image_1920", "item_id")
    def _check_image(self):
        if any(not photo.image_1920 for photo in self):
            raise ValidationError(self.env._("A line for a photo has none. Please add the photo, or remove the line."))

    @api.constrains("image_1920", "item_id")
    def _check_no_document(self):
        self.item_id._check_no_document_photo()
