import json

import psycopg2.errors

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .archive_common import ArchiveCommon


@tagged("post_install", "-at_install")
class TestSeal(ArchiveCommon):
    """What is sealed stays, and whoever changes a byte is found out."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.log = cls.new_log(4, entries=2, note="Call 138 1234 5678")

    def setUp(self):
        super().setUp()
        [self.archive] = self.run_job()
        self.seal = self.archive.seal_ids

    def test_text_and_pdf_are_kept(self):
        data = json.loads(self.seal.content)
        self.assertEqual((data["desk"], data["date"]), ("Visitor Centre", "2026-05-04"))
        self.assertEqual(len(data["entries"]), 2)
        self.assertEqual(self.log.state, "sealed")
        self.assertTrue(self.file_of(self.seal).raw.startswith(b"%PDF"))
        self.assertFalse(self.seal._verify() + self.archive._verify())

    def test_same_content_same_text(self):
        seals = self.env["scenic.log.seal"]
        data = json.loads(self.seal.content)
        self.assertEqual(seals._canonical(dict(reversed(data.items()))), self.seal.content)

    def test_changed_byte_of_the_pdf(self):
        self.spoil(self.file_of(self.seal))
        self.assertIn("PDF", self.seal._verify()[0])

    def test_missing_file(self):
        attachment = self.file_of(self.seal)
        self.env.cr.execute("DELETE FROM ir_attachment WHERE id = %s", [attachment.id])
        self.env.invalidate_all()
        self.assertEqual(len(self.seal._verify()), 1)

    def _force(self, statement, *parameters):
        """What only somebody with the database in his hands can do."""
        self.env.cr.execute("ALTER TABLE scenic_log_seal DISABLE TRIGGER scenic_append_only")
        self.env.cr.execute(f"UPDATE scenic_log_seal SET {statement} WHERE id = %s", [*parameters, self.seal.id])
        self.env.cr.execute("ALTER TABLE scenic_log_seal ENABLE TRIGGER scenic_append_only")
        self.env.invalidate_all()

    def test_changed_byte_of_the_text(self):
        self._force("content = replace(content, 'umbrella', 'Umbrella')")
        self.assertIn("text", self.seal._verify()[0])

    def test_changed_text_with_its_hash(self):
        self._force("content = content || ' ', content_hash = encode(sha256((content || ' ')::bytea), 'hex')")
        self.assertFalse(self.seal._verify())
        self.assertEqual(len(self.archive._verify()), 1)

    def test_record_that_lives_on_breaks_nothing(self):
        entry = self.env["scenic.found.item"].search([("log_id", "=", self.log.id)], limit=1)
        content = self.seal.content
        entry.write({"description": "Red umbrella, as it turned out"})
        self.assertFalse(self.archive._verify())
        self.assertEqual(self.seal.content, content)

    def test_broken_seal_is_told_once(self):
        self.spoil(self.file_of(self.seal))
        for _time in range(2):
            with self.no_commit():
                self.env["scenic.archive"]._cron_check()
        self.assertEqual(self.archive.check_result, "broken")
        self.assertEqual(self.archive.activity_ids.mapped("user_id"), self.manager)
        self.assertEqual(len(self.archive.activity_ids), 1)

    def test_check_button(self):
        action = self.archive.with_user(self.manager).action_check()
        self.assertEqual(action["params"]["type"], "success")
        self.assertEqual(self.archive.check_result, "ok")
        with self.assertRaises(AccessError):
            self.archive.with_user(self.agent).action_check()
        self.assertEqual(self.seal.with_user(self.agent).action_check()["params"]["type"], "success")

    def test_sealed_log_changes_for_nobody(self):
        for user in (self.agent, self.supervisor, self.manager, self.env.ref("base.user_admin"), self.env.user):
            for name, value in (("remarks", "x"), ("weather", "snow"), ("leader_comment", "x"), ("state", "open")):
                with self.subTest(user=user.login, field=name), self.assertRaises(UserError):
                    self.log.with_user(user).write({name: value})
            with self.subTest(user=user.login), self.assertRaises(UserError):
                self.log.with_user(user).action_reopen()

    @mute_logger("odoo.sql_db")
    def test_seal_changes_for_nobody(self):
        for user in (self.manager, self.env.user):
            with self.subTest(user=user.login), self.assertRaises(UserError):
                self.seal.with_user(user).write({"content": "x"})
            with self.subTest(user=user.login), self.assertRaises(UserError):
                self.archive.with_user(user).write({"digest": "x"})
        with self.assertRaises(psycopg2.errors.RestrictViolation), self.env.cr.savepoint():
            self.env.cr.execute("UPDATE scenic_log_seal SET content = 'x'")

    def test_sealed_files_stay(self):
        for record, field in ((self.seal, "pdf"), (self.archive, "pdf"), (self.archive, "workbook")):
            attachment = self.file_of(record, field)
            with self.subTest(record._name, field=field):
                with self.assertRaises(UserError):
                    attachment.write({"raw": b"other"})
                with self.assertRaises(UserError):
                    attachment.write({"res_id": 0})
                with self.assertRaises(UserError):
                    attachment.unlink()
                # the file store may move
                attachment.write({"raw": attachment.raw, "mimetype": attachment.mimetype})

    def test_nobody_but_the_job_seals(self):
        log = self.new_log(5)
        for user in (self.agent, self.manager):
            with self.subTest(user=user.login):
                with self.assertRaises(AccessError):
                    log.with_user(user)._transition("sealed")
                with self.assertRaises(AccessError):
                    self.env["scenic.log.seal"].with_user(user).create({"log_id": log.id})
                with self.assertRaises(AccessError):
                    self.env["scenic.archive"].with_user(user).create({"desk_id": self.desk.id, "month": "2026-05-01"})

    def test_who_reads(self):
        for user in (self.agent, self.kiosk_agent, self.manager):
            self.assertEqual(self.seal.with_user(user).entry_count, 2)
            self.assertTrue(self.archive.with_user(user).pdf)
        for user in (self.crew_leader, self.plain):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.archive.with_user(user).read(["pdf_name"])

    def test_print_of_a_sealed_log_is_what_was_sealed(self):
        self.env["scenic.found.item"].search([("log_id", "=", self.log.id)]).description = "Green hat"
        [(data, seal)] = self.report()._sheets_of(self.log)
        self.assertEqual(data, json.loads(self.seal.content))
        self.assertEqual(seal["hash"], self.seal.content_hash)
