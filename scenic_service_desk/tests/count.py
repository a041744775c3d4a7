"""Venues and figures, for the tests of visitor counts. Not a test itself."""

from datetime import date, timedelta

from odoo.tests import freeze_time

from .common import ScenicCommon

TODAY = date(2026, 10, 3)


@freeze_time("2026-10-03 02:00:00")
class CountCommon(ScenicCommon):
    """Two gates and a theatre on 3 October 2026, 10:00 in Shanghai."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.gate, cls.south, cls.theatre = cls.env["scenic.venue"].create(
            [
                {"name": "Main Gate", "code": "G1"},
                {"name": "South Gate", "code": "G2"},
                {"name": "Theatre", "code": "T1", "kind": "theatre"},
            ]
        )
        cls.leader = cls.env["res.partner"].create({"name": "Director Gao", "email": "gao@example.com"})
        cls.desk.count_recipient_ids = cls.leader
        # one desk alone sends: the kiosk's people would get nothing twice
        cls.kiosk.sends_counts = False

    @classmethod
    def counts(cls, user=None):
        """The model as somebody (the agent) uses it."""
        return cls.env["scenic.visitor.count"].with_user(user or cls.agent)

    @classmethod
    def new_count(cls, count, venue=None, back=0, user=None, **values):
        """A figure of so many days ago."""
        values = {
            "venue_id": (venue or cls.gate).id,
            "date": TODAY - timedelta(days=back),
            "count": count,
            **values,
        }
        return cls.counts(user).create(values)

    @classmethod
    def seal(cls, back=0):
        """Seal the log of so many days ago."""
        log = cls.env["scenic.duty.log"]._of_day(cls.desk, TODAY - timedelta(days=back))
        log.sudo()._write_unlocked({"state": "sealed"})
        cls.env.invalidate_all()
        return log
