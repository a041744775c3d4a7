"""Logs of a past month, and the job that archives them."""

from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from unittest.mock import patch

from freezegun import freeze_time

from odoo.tools import mute_logger

from .common import MODULE, ScenicCommon

# on the first, 10:00 in Shanghai
FIRST_OF_JUNE = "2026-06-01 02:00:00"


class ArchiveCommon(ScenicCommon):
    """The clock stands on the first of June; nothing of the month before is sealed yet."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env.company.scenic_archive_lang = "en_US"
        cls.startClassPatcher(freeze_time(FIRST_OF_JUNE, tick=True))

    @classmethod
    def new_log(cls, day, desk=None, close=True, entries=1, **values):
        """A day with entries, closed."""
        desk = desk or cls.desk
        log = cls.env["scenic.duty.log"]._of_day(desk, datetime(2026, 5, day).date())
        for hour in range(entries):
            cls.new_entry(day, hour, desk=desk, **values)
        if close:
            log.sudo()._transition("closed", by_system=True)
        return log

    @classmethod
    def new_entry(cls, day, hour=0, desk=None, **values):
        """An entry of the agent, later typed from paper."""
        moment = datetime(2026, 5, day, 1 + hour)
        return cls.new_item(
            cls.env.user,
            desk_id=(desk or cls.desk).id,
            date=moment,
            found_at=moment,
            is_late_entry=True,
            employee_id=cls.agent_employee.id,
            **values,
        )

    @contextmanager
    def no_commit(self, left=60.0):
        """The job commits nothing of the test's transaction."""
        self.env.flush_all()
        with self.time_left(left):
            yield
        self.env.invalidate_all()

    @mute_logger("odoo.addons.base.models.ir_actions_report")
    def run_job(self, desks=None):
        """Let the job archive what is due at some desks; return the archives there are."""
        desks = desks or self.desk
        model = self.env["scenic.archive"]
        due = {desk: desk._archive_before() for desk in desks}
        with self.no_commit(), patch.object(type(model), "_due_desks", return_value=due):
            model._cron_archive()
        return model.search([("desk_id", "in", desks.ids)], order="month, desk_id, number")

    def file_of(self, record, field="pdf"):
        """The attachment behind a sealed file."""
        return record.env["scenic.log.seal"]._stored_files(record, [field])[record.id, field]

    def spoil(self, attachment):
        """Change one byte of a file in the store."""
        path = attachment._full_path(attachment.store_fname)
        good = attachment.raw
        content = bytearray(good)
        content[len(content) // 2] ^= 1
        path = Path(path)
        path.write_bytes(content)
        # the store outlives the test's transaction
        self.addCleanup(path.write_bytes, good)
        attachment.invalidate_recordset(["raw"])

    def report(self):
        """The model that prints logs."""
        return self.env[f"report.{MODULE}.report_duty_log"]
