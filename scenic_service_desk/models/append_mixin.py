from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import SQL


class ScenicAppendMixin(models.AbstractModel):
    """Written once. The ORM refuses changes with a sentence, the database refuses them whoever asks."""

    _name = "scenic.append.mixin"
    _description = "Append-Only Record"

    def _auto_init(self):
        # an upgrade that fills a new column must not meet the trigger; init() makes it again
        if not self._abstract:
            self.env.cr.execute(
                SQL(
                    "SELECT 1 FROM pg_trigger WHERE tgname = 'scenic_append_only' AND tgrelid = to_regclass(%s)",
                    self._table,
                )
            )
            if self.env.cr.rowcount:
                self.env.cr.execute(SQL("DROP TRIGGER scenic_append_only ON %s", SQL.identifier(self._table)))
        return super()._auto_init()

    def init(self):
        """Guard the table itself: what is in the ledger stays, even for SQL of other addons."""
        super().init()
        if self._abstract:
            return
        self.env.cr.execute(
            SQL(
                """
                CREATE OR REPLACE FUNCTION scenic_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    RAISE EXCEPTION '%% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
                END $$;
                CREATE TRIGGER scenic_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %s
                    FOR EACH STATEMENT EXECUTE FUNCTION scenic_refuse_change()
                """,
                SQL.identifier(self._table),
            )
        )

    @api.model
    def default_get(self, fields):
        """What is written once is filled by the code that writes it: neither by a context, which is the client's, nor by
        a default that a user set for himself.
        """
        values = super().default_get(fields)
        declared = {}
        for field in map(self._fields.get, values):
            if field.default:
                value = field.convert_to_record(field.convert_to_cache(field.default(self), self), self)
                declared[field.name] = field.convert_to_write(value, self)
        return declared

    def write(self, vals):
        """:raise UserError: always"""
        self._refuse_change()
        return super().write(vals)

    def _refuse_change(self):
        raise UserError(self.env._("“%s” is written once and never changed.", self._description))

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("“%s” is written once and never deleted.", self._description))
