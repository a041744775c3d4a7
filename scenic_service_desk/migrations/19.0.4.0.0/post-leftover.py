"""What is no longer stored goes: Odoo drops the column of a field that is gone, not of one that is only computed now."""


def migrate(cr, version):
    """Drop what is computed from now on: workbooks of summaries, and whom a call-back is kept from."""
    if not version:
        return
    for register in ("lost", "callback", "complaint"):
        cr.execute(f"ALTER TABLE scenic_{register}_summary DROP COLUMN IF EXISTS workbook")
    # follows from the complaint as it stands, and from nothing else
    cr.execute("DROP TABLE IF EXISTS scenic_callback_hidden_rel")
