"""Values of many2many fields that are written with more rights than the caller has."""

from odoo.exceptions import AccessError
from odoo.fields import Command

_LINKS = {Command.UNLINK, Command.LINK, Command.CLEAR, Command.SET}


def only_links(env, value):
    """Let values choose among records, and nothing else: written as superuser, the commands that make, change or
    delete the records themselves would give whoever may choose an employee all of HR's rights.

    :param env: environment of the caller
    :param value: what is written to a many2many field: commands, ids or a recordset
    :return: ``value``
    :raise AccessError: for a command that touches the records themselves
    """
    commands = value if isinstance(value, list | tuple) else []
    if any(not isinstance(one, int) and one[0] not in _LINKS for one in commands):
        raise AccessError(env._("Employees are chosen here; they are changed by HR on their own form."))
    return value
