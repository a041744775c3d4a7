"""Corrective measures remind of themselves since some version; those written before it did so only once their date was
written again.
"""

from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    """Schedule what is missing of open measures; one that has its reminder keeps it."""
    if not version:
        return
    env = api.Environment(cr, SUPERUSER_ID, {})
    env["scenic.complaint.measure"]._remind_of_open()
