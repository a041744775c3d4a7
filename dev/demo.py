# Run in `odoo shell` on the new demo database.
# ruff: noqa: F821  (env is the shell's)
"""Speak Chinese to the demo users."""

env["ir.default"].set("res.partner", "lang", "zh_CN")
env["res.users"].search([("share", "=", False)]).lang = "zh_CN"
env.company.currency_id = env.ref("base.CNY")
# the words to search by in Chinese too: demo data come before the translations
items = env["scenic.found.item"].search([])
env.add_to_compute(items._fields["search_tokens"], items)
env.cr.commit()
