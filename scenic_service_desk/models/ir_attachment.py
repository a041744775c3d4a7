import base64

from odoo import api, models
from odoo.exceptions import AccessError, UserError

from .lock_mixin import _is_uninstalling

# their files are part of what is sealed
_SEALED = ("scenic.log.seal", "scenic.archive")
_CONTENT = {"raw", "datas", "db_datas", "store_fname", "type", "url", "name", "res_model", "res_field", "res_id"}


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
        guarded = self.env.registry.descendants(["scenic.lock.mixin", "scenic.lock.line.mixin"], "_inherit") | {
            "scenic.log.seal"
        }
        held = [(vals.get("res_model"), vals.get("res_field")) for vals in vals_list]
        # sudo: asked before the user's own rights are
        held += [(attachment.res_model, attachment.res_field) for attachment in self.sudo()]
        if any(field and model in guarded for model, field in held):
            raise AccessError(self.env._("Photos and signatures of an entry are changed on its form only."))

    def _check_sealed_files(self, vals=None):
        """Sealed files stay, whoever asks. Moving the file store writes the same content again, which changes nothing.

        :param dict vals: what is about to be written; None where the file would be deleted
        :raise UserError: for a file of a seal or an archive
        """
        # sudo: asked before the user's own rights are
        sealed = self.sudo().filtered(lambda attachment: attachment.res_field and attachment.res_model in _SEALED)
        for attachment in sealed:
            same = vals is not None and all(attachment._is_same(name, value) for name, value in vals.items())
            if not same and not _is_uninstalling(self.env):
                raise UserError(self.env._("This file is sealed. It is neither changed nor deleted."))

    def _check_published_files(self, vals=None):
        """Files of a notice stay as they were when it was read and signed.

        sudo: whether a file hangs on a notice is asked whoever changes it.
        :param dict vals: what is about to be written; None where the file would be deleted
        :raise UserError: for a file of a notice that is published or was
        """
        if self.env.su or not (vals is None or _CONTENT & vals.keys()):
            return
        if not any(attachment.res_model == "scenic.notice" for attachment in self.sudo()):
            return
        notices = self.env["scenic.notice"].sudo().search([("attachment_ids", "in", self.ids)])
        notices._check_unlocked({"attachment_ids": True})

    def _is_same(self, name, value):
        """Whether writing a value leaves the attachment as it is."""
        if name == "datas":
            name, value = "raw", base64.b64decode(value or b"")
        field = self._fields.get(name)
        return field is not None and field.convert_to_write(self[name], self) == value

    @api.model_create_multi
    def create(self, vals_list):
        """:raise AccessError: for a photo or signature of a register entry, made beside its record"""
        self._check_register_images(vals_list)
        return super().create(vals_list)

    def write(self, vals):
        """:raise AccessError: for a photo or signature of a register entry
        :raise UserError: for a sealed file, or one of a published notice
        """
        self._check_register_images([vals])
        self._check_sealed_files(vals)
        self._check_published_files(vals)
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_never_register_images(self):
        self._check_register_images()
        self._check_published_files()

    @api.ondelete(at_uninstall=True)
    def _unlink_never_sealed(self):
        self._check_sealed_files()
