"""Where an item goes is stored from now on: filled here, since the ORM would compute it item by item and tell each."""

from odoo.tools.sql import column_exists, create_column, table_exists

_BATCH = 50_000


def migrate(cr, version):
    """Give every item its category's destination; no rules are there yet that could say otherwise.

    Only what is empty is filled: run again, it changes nothing.
    """
    if not version or not table_exists(cr, "scenic_found_item"):
        return
    if not column_exists(cr, "scenic_found_item", "destination"):
        create_column(cr, "scenic_found_item", "destination", "varchar")
    cr.execute("SELECT min(id), max(id) FROM scenic_found_item WHERE destination IS NULL")
    first, last = cr.fetchone()
    for start in range(first or 1, (last or 0) + 1, _BATCH):
        cr.execute(
            """
            UPDATE scenic_found_item item SET destination = category.destination
              FROM scenic_item_category category
             WHERE category.id = item.category_id AND item.destination IS NULL AND item.id BETWEEN %s AND %s
            """,
            [start, start + _BATCH - 1],
        )
