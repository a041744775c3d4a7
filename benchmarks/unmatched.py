"""Odoo's server without what a save does to match lost and found: what matching costs is told beside it.

Takes the server's own options; ODOO_RC names its configuration. Everything else of the addon is as it is.
"""

import sys

import odoo
from odoo.cli.command import main
from odoo.modules import module
from odoo.tools import config


def _leave_out():
    """Neither words to match by are computed, nor are entries put into the queue."""
    config.parse_config(sys.argv[1:])
    module.initialize_sys_path()
    from odoo.addons.scenic_service_desk.models import match_mixin, match_queue

    def no_tokens(entries):
        entries.match_tokens = False

    def no_names(entries):
        entries.match_names = False

    match_mixin.ScenicMatchMixin._compute_match_tokens = no_tokens
    match_mixin.ScenicMatchMixin._compute_match_names = no_names
    match_queue.ScenicMatchMixin._match_later = lambda _entries: None


if __name__ == "__main__":
    print(f"Odoo {odoo.release.version} without matching", file=sys.stderr)
    _leave_out()
    main()
