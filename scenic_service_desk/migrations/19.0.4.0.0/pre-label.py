"""What is called otherwise from this version on is called so in every language: a translation that is there already
would stay. Here the labels of before are remembered; ``post-label.py`` compares.
"""

# model → its translated columns
LABELS = {
    "ir.model": ("ir_model", ["name"]),
    "ir.model.fields": ("ir_model_fields", ["field_description", "help"]),
    "ir.model.fields.selection": ("ir_model_fields_selection", ["name"]),
    "ir.ui.menu": ("ir_ui_menu", ["name"]),
    "ir.actions.act_window": ("ir_act_window", ["name"]),
    "ir.actions.report": ("ir_act_report_xml", ["name"]),
}


def migrate(cr, version):
    """Remember the English labels."""
    if not version:
        return
    cr.execute("CREATE TEMP TABLE scenic_former_label (tbl text, col text, id integer, label text)")
    for model, (table, columns) in LABELS.items():
        for column in columns:
            cr.execute(
                f"""
                INSERT INTO scenic_former_label (tbl, col, id, label)
                SELECT %s, %s, labelled.id, labelled.{column} ->> 'en_US' FROM {table} labelled
                  JOIN ir_model_data data ON data.model = %s AND data.res_id = labelled.id
                 WHERE data.module = 'scenic_service_desk' AND labelled.{column} ->> 'en_US' IS NOT NULL
                """,
                [table, column, model],
            )
