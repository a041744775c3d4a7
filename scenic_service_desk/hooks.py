"""What installing and uninstalling need beyond the ORM."""


def uninstall_hook(env):
    """Remove the trigger functions; the triggers themselves go with their tables."""
    env.cr.execute("DROP FUNCTION IF EXISTS scenic_refuse_change() CASCADE")
