# Run in `odoo shell` on the demo database.
# ruff: noqa: F821  (env is the shell's)
"""Print who can log in with which password, and as what: tried out, not assumed."""

crypt = env["res.users"]._crypt_context()
ours = env["res.groups"].browse(
    env["ir.model.data"].search([("module", "=", "scenic_service_desk"), ("model", "=", "res.groups")]).mapped("res_id")
)


def roles(user):
    """Return the names of the addon's groups that the user has, without those they imply; else of the app he works in."""
    mine = ours & user.all_group_ids
    implied = env["res.groups"].union(*(group.all_implied_ids - group for group in mine))
    named = (mine - implied).with_context(lang="en_US").mapped("name")
    apps = [app for app in ("stock.group_stock_user", "hr.group_hr_user") if not named and user.has_group(app)]
    return ", ".join(named or [env.ref(app).with_context(lang="en_US").full_name for app in apps]) or "-"


rows = [("login", "password", "PIN", "role", "name")]
for user in env["res.users"].search([("share", "=", False)], order="id"):
    env.cr.execute("SELECT password FROM res_users WHERE id = %s", [user.id])
    (hashed,) = env.cr.fetchone()
    if hashed and crypt.verify(user.login, hashed):
        rows.append((user.login, user.login, user.employee_id.pin or "-", roles(user), user.name))
width = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
for row in rows:
    print("  ".join(cell.ljust(width[i]) for i, cell in enumerate(row)).rstrip())
print('\nWhoever works at the shared login "counter" signs with the PIN.')
