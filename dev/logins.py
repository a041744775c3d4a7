# Run in `odoo shell` on the demo database.
# ruff: noqa: F821  (env is the shell's)
"""Print who can log in with which password, and as what: tried out, not assumed."""

crypt = env["res.users"]._crypt_context()
ours = env["res.groups"].browse(
    env["ir.model.data"].search([("module", "=", "scenic_service_desk"), ("model", "=", "res.groups")]).mapped("res_id")
)


def roles(user):
    """Return the names of the addon's groups that the user has, without those they imply."""
    mine = ours & user.all_group_ids
    implied = env["res.groups"].union(*(group.all_implied_ids - group for group in mine))
    return ", ".join((mine - implied).with_context(lang="en_US").mapped("name")) or "-"


rows = [("login", "password", "role", "name")]
for user in env["res.users"].search([("share", "=", False)], order="id"):
    env.cr.execute("SELECT password FROM res_users WHERE id = %s", [user.id])
    (hashed,) = env.cr.fetchone()
    if hashed and crypt.verify(user.login, hashed):
        rows.append((user.login, user.login, roles(user), user.name))
width = [max(len(row[i]) for row in rows) for i in range(4)]
for row in rows:
    print("  ".join(cell.ljust(width[i]) for i, cell in enumerate(row)).rstrip())
