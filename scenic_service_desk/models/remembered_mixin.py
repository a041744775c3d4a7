from odoo import api, models
from odoo.exceptions import MissingError
from odoo.tools import ormcache


class ScenicRememberedMixin(models.AbstractModel):
    """A record that every entry looks at and hardly anybody changes: a desk, a topic, an employee.

    Odoo forgets all records at the end of a request, so each entry would read them again, with all their columns. The
    few values that checks and rules look at are kept from request to request, in all processes; whatever reads them,
    be it a record rule or a company check, works on as ever.
    """

    _name = "scenic.remembered.mixin"
    _description = "Remembered From Request to Request"

    # stored fields without translation; whoever remembers a many2many tells its changes himself, as it has no column
    _remembered = ()

    def _recall(self):
        """Have the remembered values at hand, as ``fetch`` would, without a query.

        What the transaction has read or changed already is left as it is. A record that is not there is left alone:
        whoever reads it says so.
        :return: ``self``
        """
        for record in self._origin:
            try:
                values = record._remembered_values()
            except MissingError:
                continue
            for name, value in zip(self._remembered, values, strict=True):
                self._fields[name]._insert_cache(record, [value])
        return self

    @ormcache("self.id")
    def _remembered_values(self):
        """The values as the database has them.

        sudo: they are looked at by checks, on behalf of users who need not read the record.
        :return: tuple of values in the format of the cache
        :raise MissingError: for a record that is not there
        """
        record = self.sudo().with_context(active_test=False)
        # a pending change is written first, and with it what was remembered forgotten: nothing stays of a transaction
        # that fails
        record.flush_recordset(self._remembered)
        return tuple(self._fields[name].convert_to_cache(record[name], record) for name in self._remembered)

    def _write_multi(self, vals_list):
        """Forget when a value reaches the database, by whichever way it was changed."""
        res = super()._write_multi(vals_list)
        if any(not vals.keys().isdisjoint(self._remembered) for vals in vals_list):
            self.env.registry.clear_cache()
        return res

    @api.ondelete(at_uninstall=False)
    def _forget_deleted(self):
        self.env.registry.clear_cache()
