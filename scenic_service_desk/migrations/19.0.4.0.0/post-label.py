"""What is called otherwise from this version on is called so in every language; see ``pre-label.py``."""


def migrate(cr, version):
    """Forget the translations of labels that changed: the new ones are loaded after this."""
    if not version:
        return
    cr.execute("SELECT DISTINCT tbl, col FROM scenic_former_label")
    for table, column in cr.fetchall():
        cr.execute(
            f"""
            UPDATE {table} labelled SET {column} = jsonb_build_object('en_US', labelled.{column} -> 'en_US')
              FROM scenic_former_label former
             WHERE former.tbl = %s AND former.col = %s AND former.id = labelled.id
               AND labelled.{column} ->> 'en_US' <> former.label
            """,
            [table, column],
        )
    cr.execute("DROP TABLE scenic_former_label")
