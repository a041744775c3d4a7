"""How somebody is addressed is no part of his name since some version, and "unknown" neither a name nor a number: what open
entries are compared by is read again.
"""

from odoo import SUPERUSER_ID, api
from odoo.fields import Domain
from odoo.tools import SQL


def migrate(cr, version):
    """Read the names of open entries again; the job of the words reads their numbers again."""
    if not version:
        return
    env = api.Environment(cr, SUPERUSER_ID, {})
    for name in ("scenic.found.item", "scenic.lost.report"):
        model, last = env[name], 0
        while records := model.search(model._match_open_domain() & Domain("id", ">", last), order="id", limit=500):
            last = records[-1].id
            table = SQL.identifier(model._table)
            cr.execute(SQL("SELECT id, write_uid, write_date FROM %s WHERE id IN %s", table, tuple(records.ids)))
            written = [list(column) for column in zip(*cr.fetchall(), strict=True)]
            env.add_to_compute(model._fields["match_names"], records)
            records._recompute_recordset(["match_names"])
            records.flush_recordset(["match_names"])
            # nobody has changed the entries
            cr.execute(
                SQL(
                    "UPDATE %s entry SET write_uid = was.write_uid, write_date = was.write_date"
                    " FROM unnest(%s::int[], %s::int[], %s::timestamp[]) AS was (id, write_uid, write_date)"
                    " WHERE entry.id = was.id",
                    table,
                    *written,
                )
            )
            env.invalidate_all()
    env.ref("scenic_service_desk.ir_cron_match_words")._trigger()
