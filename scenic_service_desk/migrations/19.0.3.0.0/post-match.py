"""Found items are compared with lost reports by words kept in columns of their own."""

from odoo import SUPERUSER_ID, api

_BATCH = 1000


def migrate(cr, version):
    """Note what finance keeps; fill the columns, some items at a time. What is filled already is left alone."""
    if not version:
        return
    # what finance has taken can still be reported missing; the column is new and empty
    cr.execute(
        """
        UPDATE scenic_found_item item SET is_kept_by_finance = true
         WHERE item.state = 'transferred' AND item.is_kept_by_finance IS NOT TRUE
           AND (SELECT move.kind FROM scenic_custody_move move WHERE move.item_id = item.id
                ORDER BY move.date DESC, move.id DESC LIMIT 1) = 'finance'
        """
    )
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
        cr.execute("SELECT id, write_uid, write_date FROM scenic_found_item WHERE id IN %s", [tuple(ids)])
        written = [list(column) for column in zip(*cr.fetchall(), strict=True)]
        batch = items.browse(ids)
        for name in ("match_tokens", "match_names"):
            items.env.add_to_compute(items._fields[name], batch)
        items.env.flush_all()
        # nobody has changed the items
        cr.execute(
            "UPDATE scenic_found_item item SET write_uid = was.write_uid, write_date = was.write_date"
            " FROM unnest(%s::int[], %s::int[], %s::timestamp[]) AS was (id, write_uid, write_date)"
            " WHERE item.id = was.id",
            written,
        )
        items.env.invalidate_all()
