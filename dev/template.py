# Run in `odoo shell` on a new template database, before it is copied.
# ruff: noqa: F821  (env is the shell's)
"""Settle what every copy would otherwise pay for again."""

# no network here: do not ask the company enrichment service at the first login (warnings, slow login)
if "iap_enrich_auto_done" in env["res.company"]._fields:
    env["res.company"].search([]).iap_enrich_auto_done = True
# compiling the asset bundles takes 20 to 60 s
env["ir.qweb"]._pregenerate_assets_bundles()
env.cr.commit()
