from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import ormcache

# fields of chatter and activities: talk goes on after closing
TALK_PREFIXES = ("message_", "activity_", "website_message_")
# filled in by the register's own create() and write(), which take no value from outside
_BY_REGISTER = {"name", "user_id", "log_id", "shift_id", "is_after_close", "state", "sign_method"}


class ScenicReadonlyMixin(models.AbstractModel):
    """What a field declares read-only is so for RPC clients too; to Odoo it is a hint for forms.

    Otherwise who tests a claim could write ``needs_approval`` or the approver, or see marks by writing that he compared
    them. What is required besides is given once, when the record is made (the day of a log).
    """

    _name = "scenic.readonly.mixin"
    _description = "Record Whose Read-Only Fields Are Read-Only"

    @api.model
    @ormcache()
    def _own_fields(self):
        """Names of the stored fields that only the model's own code writes."""
        return frozenset(
            name
            for name, field in self._fields.items()
            if field.readonly and field.store and not name.startswith(TALK_PREFIXES)
        )

    @api.model
    def default_get(self, fields):
        """A default from a context, or one a user set for himself, fills no such field either."""
        own = self._own_fields()
        return {
            name: value
            for name, value in super().default_get(fields).items()
            if name not in own or self._fields[name].default
        }

    @api.model_create_multi
    def create(self, vals_list):
        """:raise UserError: when the values fill in what only the model's own code may"""
        given = {name for name in self._own_fields() if not self._fields[name].required} - _BY_REGISTER
        for vals in vals_list:
            self._refuse_own(given & vals.keys())
        return super().create(vals_list)

    def _check_own_fields(self, vals):
        """:raise UserError: when ``vals`` would change what only the model's own code may"""
        self._refuse_own((self._own_fields() - {"log_id", "shift_id", "is_after_close"}) & vals.keys())

    @api.model
    def _refuse_own(self, names):
        if names:
            labels = ", ".join(sorted(self._fields[name]._description_string(self.env) for name in names))
            raise UserError(self.env._("%s: this is filled in by the steps of the form, never by hand.", labels))
