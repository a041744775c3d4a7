from odoo import api, models
from odoo.exceptions import AccessError


class IrAttachment(models.Model):
    _inherit = "ir.attachment"

    def _check_register_images(self, vals_list=()):
        """Photos and signatures of registers change through their records only, whose locks then hold for them too.

        The ORM writes such attachments as superuser; what comes here without is a user's call on the attachment itself.

        :param vals_list: values of attachments about to be made
        :raise AccessError: for an attachment that holds a field of a register entry or of its lines
        """
        if self.env.su:
            return
        guarded = self.env.registry.descendants(["scenic.lock.mixin", "scenic.lock.line.mixin"], "_inherit")
        held = [(vals.get("res_model"), vals.get("res_field")) for vals in vals_list]
        held += [(attachment.res_model, attachment.res_field) for attachment in self.sudo()]
        if any(field and model in guarded for model, field in held):
            raise AccessError(self.env._("Photos and signatures of an entry are changed on its form only."))

    @api.model_create_multi
    def create(self, vals_list):
        """:raise AccessError: for a photo or signature of a register entry, made beside its record"""
        self._check_register_images(vals_list)
        return super().create(vals_list)

    def write(self, vals):
        """:raise AccessError: for a photo or signature of a register entry"""
        self._check_register_images([vals])
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_never_register_images(self):
        self._check_register_images()
