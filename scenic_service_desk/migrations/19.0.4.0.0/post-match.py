"""The job that compares lost and found looks every minute; saves no longer wake it."""


def migrate(cr, version):
    """Shorten the job's interval where it is as it was shipped; what an administrator has set stays."""
    if not version:
        return
    cr.execute(
        """
        UPDATE ir_cron SET interval_number = 1, interval_type = 'minutes', nextcall = now() AT TIME ZONE 'UTC'
         WHERE interval_number = 1 AND interval_type = 'hours'
           AND id = (SELECT res_id FROM ir_model_data
                      WHERE module = 'scenic_service_desk' AND name = 'ir_cron_match')
        """
    )
