from odoo import api, models
from odoo.tools import ormcache

# what holds something of visitors or colleagues; desks, zones and other settings are no secret
_ENTRIES = ("scenic.register.mixin", "scenic.visitor.mixin")
# a dialog points at anything; an entry at the log of its day, whether or not who makes it reads logs
_IN_DIALOGS = (*_ENTRIES, "scenic.lock.mixin", "scenic.chain.notice")


class ScenicVisibleMixin(models.AbstractModel):
    """A form points only at entries that its user may read.

    A link shows the name of its target, and what a form fills in from there is computed with all rights: whoever could
    point at any entry by its number would read, through a dialog, what its own rules keep from him.
    """

    _name = "scenic.visible.mixin"
    _description = "Form That Points at Entries"

    @api.model
    @ormcache()
    def _entry_links(self):
        """Names of the fields that point at entries.

        :return: frozenset of str
        """
        held = self.env.registry.descendants(_IN_DIALOGS if self._transient else _ENTRIES, "_inherit")
        return frozenset(
            name
            for name, field in self._fields.items()
            if (field.type in ("many2one", "many2many") and field.comodel_name in held and not field.related)
            or field.type in ("reference", "many2one_reference")
        )

    @api.model
    def _check_links(self, values):
        """:raise AccessError: when the values point at an entry that the user may not read"""
        if self.env.su:
            return
        for name in self._entry_links() & values.keys():
            for entry in self._linked(self._fields[name], values):
                entry.check_access("read")

    @api.model
    def _linked(self, field, values):
        """What a value points at.

        :param field: one of ``_entry_links``
        :param dict values: as ``create``, ``write``, ``onchange`` and ``default_get`` know them
        :return: list of recordsets
        """
        value = values[field.name]
        if not value:
            return []
        if field.type == "reference":
            model, _comma, number = value.partition(",") if isinstance(value, str) else (value._name, "", value.id)
            return [self.env[model].browse(int(number))] if model in self.env and number else []
        if field.type == "many2one_reference":
            model = values.get(field.model_field) or self[:1][field.model_field]
            return [self.env[model].browse(int(value))] if model in self.env else []
        if isinstance(value, models.BaseModel):
            ids = value.ids
        elif field.type == "many2one":
            ids = [value["id"] if isinstance(value, dict) else value]
        else:
            ids = self._commanded(value)
        return [self.env[field.comodel_name].browse(ids)]

    @api.model
    def _commanded(self, commands):
        """The ids that commands, or a plain list, name."""
        ids = []
        for command in commands:
            if isinstance(command, int):
                ids.append(command)
            elif isinstance(command[-1], list | tuple):
                ids += command[-1]
            elif command[0] != 0:
                ids.append(command[1])
        return [one for one in ids if isinstance(one, int) and one]

    @api.model
    def default_get(self, fields):
        """:raise AccessError: for a default that points at an entry the user may not read"""
        values = super().default_get(fields)
        self._check_links(values)
        return values

    def onchange(self, values, field_names, fields_spec):
        """:raise AccessError: for an entry the user may not read"""
        self._check_links(values)
        return super().onchange(values, field_names, fields_spec)

    @api.model_create_multi
    def create(self, vals_list):
        """:raise AccessError: for an entry the user may not read"""
        for vals in vals_list:
            self._check_links(vals)
        return super().create(vals_list)

    def write(self, vals):
        """:raise AccessError: for an entry the user may not read"""
        self._check_links(vals)
        return super().write(vals)
