"""What a print is saved as is said once for all languages; each language had an expression of its own."""


def migrate(cr, version):
    """Forget the expressions of other languages: the title comes in the reader's language by itself."""
    if not version:
        return
    cr.execute(
        """
        UPDATE ir_act_report_xml report
           SET print_report_name = jsonb_build_object('en_US', print_report_name -> 'en_US')
          FROM ir_model_data data
         WHERE data.module = 'scenic_service_desk' AND data.model = 'ir.actions.report' AND data.res_id = report.id
           AND print_report_name ->> 'en_US' LIKE '%._paper_name(%'
        """
    )
