"""Venues and figures, for the tests of visitor counts. Not a test itself."""

from datetime import date, timedelta

from odoo.tests import freeze_time
from odoo.tools import SQL

from .common import ScenicCommon

TODAY = date(2026, 10, 3)


@freeze_time("2026-10-03 02:00:00")
class CountCommon(ScenicCommon):
    """Two gates and a theatre on 3 October 2026, 10:00 in Shanghai."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.put_venues_away()
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
    def put_venues_away(cls):
        """What the database holds besides has codes of its own and would be counted too: it is another park's now."""
        other = cls.env["res.company"].create({"name": "Another Park"})
        for table in ("scenic_venue", "scenic_visitor_count"):
            cls.env.cr.execute(SQL("UPDATE %s SET company_id = %s", SQL.identifier(table), other.id))
        cls.env.invalidate_all()
        # what was sent cannot be moved
        cls.sent_before = cls.env["scenic.count.report"].search([]).ids
        cls.env["scenic.desk"].search([]).sends_counts = False
        (cls.desk | cls.kiosk).sends_counts = True

    @classmethod
    def reports(cls):
        """What the test has sent, the latest first."""
        return cls.env["scenic.count.report"].search([("id", "not in", cls.sent_before)])

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
