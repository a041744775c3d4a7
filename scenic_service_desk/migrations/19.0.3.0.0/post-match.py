"""Found items are compared with lost reports by words kept in columns of their own."""

from odoo import SUPERUSER_ID, api

_BATCH = 1000


def migrate(cr, version):
    """Fill the columns, some items at a time; what is filled already is left alone."""
    if not version:
        return
    items = api.Environment(cr, SUPERUSER_ID, {})["scenic.found.item"]
    last = 0
    while True:
        cr.execute(
            "SELECT id FROM scenic_found_item WHERE id > %s AND match_tokens IS NULL ORDER BY id LIMIT %s",
            [last, _BATCH],
        )
        ids = [row[0] for row in cr.fetchall()]
        if not ids:
            return
        last = ids[-1]
        batch = items.browse(ids)
        for name in ("match_tokens", "match_names"):
            items.env.add_to_compute(items._fields[name], batch)
        items.env.flush_all()
        items.env.invalidate_all()
