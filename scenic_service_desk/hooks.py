"""What installing and uninstalling need beyond the ORM."""


def uninstall_hook(env):
    """Remove what refers to records that go now, and the trigger functions; the triggers go with their tables.

    :param env: environment of the superuser
    """
    kinds = env["ir.model.data"].search([("module", "=", "scenic_service_desk"), ("model", "=", "mail.activity.type")])
    # done ones too: an activity keeps its type from being deleted
    activities = env["mail.activity"].with_context(active_test=False)
    activities.search([("activity_type_id", "in", kinds.mapped("res_id"))]).unlink()
    env.cr.execute("DROP FUNCTION IF EXISTS scenic_refuse_change() CASCADE")
