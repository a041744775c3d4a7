# Run in `odoo shell` on the new demo database.
# ruff: noqa: F821  (env is the shell's)
"""Speak Chinese to the demo users, and spare them Odoo's own welcome chat, which covers a phone."""

env["ir.default"].set("res.partner", "lang", "zh_CN")
users = env["res.users"].search([("share", "=", False)])
users.lang = "zh_CN"
if "odoobot_state" in users._fields:
    users.odoobot_state = "disabled"
# who works at a desk begins the day there
agents = users.filtered(lambda user: user.has_group("scenic_service_desk.group_agent"))
agents.action_id = env.ref("scenic_service_desk.desk_overview_action").id
env.company.currency_id = env.ref("base.CNY")
# the words to search by in Chinese too: demo data come before the translations
items = env["scenic.found.item"].search([])
env.add_to_compute(items._fields["search_tokens"], items)
env.cr.commit()
