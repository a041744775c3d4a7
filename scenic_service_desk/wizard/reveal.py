from odoo import fields, models
from odoo.exceptions import UserError


class ScenicReveal(models.TransientModel):
    """Asks why an identity number is needed, logs it, and shows the number once."""

    _name = "scenic.reveal"
    _description = "Reveal an Identity Number"

    res_model = fields.Char(required=True, readonly=True)
    res_id = fields.Integer(required=True, readonly=True)
    reason = fields.Char("Why Is It Needed?", required=True)

    def action_reveal(self):
        """Show the number in a notification that stays until it is closed; it is stored nowhere else.

        :return: client action
        :raise AccessError: for users without the right
        """
        self.ensure_one()
        # the model's name comes from the client: only registers with visitors' data have the method
        if self.res_model not in self.env.registry.descendants(["scenic.visitor.mixin"], "_inherit"):
            raise UserError(self.env._("There is no identity number here."))
        record = self.env[self.res_model].browse(self.res_id)
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "title": record.display_name,
                "message": record._reveal_id_number(self.reason) or self.env._("No number on file."),
                "sticky": True,
                "type": "warning",
                "next": {"type": "ir.actions.act_window_close"},
            },
        }
