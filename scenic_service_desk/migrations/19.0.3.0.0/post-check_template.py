"""The shipped template becomes that of new desks; as data that is not updated, it does not learn so by itself."""


def migrate(cr, version):
    """Mark the shipped template where nobody chose another; it may have been deleted."""
    if not version:
        return
    cr.execute(
        """
        UPDATE scenic_check_template template
           SET is_default = true
          FROM ir_model_data data
         WHERE data.module = 'scenic_service_desk' AND data.name = 'check_template_default'
           AND data.res_id = template.id
           AND NOT EXISTS (SELECT 1 FROM scenic_check_template WHERE is_default)
        """
    )
