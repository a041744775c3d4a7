"""Found items are compared with lost reports by words kept in columns of their own."""


def migrate(cr, version):
    """Make the columns: new ones would have every item computed at once, in memory."""
    if version:
        cr.execute(
            "ALTER TABLE scenic_found_item"
            " ADD COLUMN IF NOT EXISTS match_tokens tsvector, ADD COLUMN IF NOT EXISTS match_names tsvector"
        )
