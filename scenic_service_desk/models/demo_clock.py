from datetime import datetime
from threading import get_ident

from odoo import fields


class DemoClock:
    """Lets a month of demo data happen at its own times: Odoo's ``now`` for the thread that writes them.

    Steps stamp their times themselves, as they must; other threads of the server keep the real time.
    """

    def __init__(self):
        self._thread = get_ident()
        self._real = fields.Datetime.now
        self.moment = self._real()

    def __enter__(self):
        fields.Datetime.now = staticmethod(self._now)
        return self

    def __exit__(self, *_error):
        fields.Datetime.now = staticmethod(self._real)

    def _now(self, *_args) -> datetime:
        return self.moment if get_ident() == self._thread else self._real()
