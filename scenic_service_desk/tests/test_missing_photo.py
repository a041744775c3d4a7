import os
from base64 import b64encode
from datetime import timedelta
from io import BytesIO

from PIL import Image

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .missing import MissingCommon


@tagged("post_install", "-at_install")
class TestMissingPhoto(MissingCommon):
    """Photos are deleted some days after the end, and that is proven."""

    def ended(self, days):
        person = self.new_missing()
        person.image_1920 = self.own_picture()
        self.env.flush_all()
        self.reunite(person)
        person.sudo()._write_unlocked({"ended_at": fields.Datetime.now() - timedelta(days=days)})
        return person

    def own_picture(self):
        """A picture that nothing else in the database shows: equal files are stored once."""
        buffer = BytesIO()
        Image.frombytes("RGB", (300, 300), os.urandom(300 * 300 * 3)).save(buffer, "PNG")
        return b64encode(buffer.getvalue())

    def stored(self, attachments):
        """Which of the attachments' files lie in the file store."""
        paths = [attachments._full_path(name) for name in attachments.mapped("store_fname")]
        return [path for path in paths if os.path.exists(path)]

    def files(self, person):
        return self.env["ir.attachment"].search(
            [("res_model", "=", person._name), ("res_id", "=", person.id), ("res_field", "!=", False)]
        )

    def run_job(self):
        self.startPatcher(self.time_left())
        # the real one commits first, which no test may
        attachments = self.registry["ir.attachment"]
        self.patch(attachments, "_gc_file_store", attachments._gc_file_store_unsafe)
        self.env["scenic.missing.person"]._cron_purge_photos()

    def test_gone_with_its_files(self):
        person = self.ended(self.env.company.scenic_missing_photo_days + 1)
        files = self.files(person)
        paths = self.stored(files)
        self.assertEqual(len(paths), len(files))
        self.run_job()
        self.assertFalse(person.image_1920 or self.files(person))
        self.assertFalse([path for path in paths if os.path.exists(path)])

    def test_what_others_show_stays(self):
        person = self.ended(30)
        [large] = self.files(person).filtered(lambda file: file.res_field == "image_1920")
        other = self.env["ir.attachment"].create({"name": "the same picture.png", "raw": large.raw})
        self.run_job()
        self.assertTrue(self.stored(other))

    def test_pictures_in_the_messages_too(self):
        person = self.ended(30)
        attachment = self.env["ir.attachment"].create(
            {"name": "a.png", "datas": self.own_picture(), "res_model": person._name, "res_id": person.id}
        )
        [path] = self.stored(attachment)
        self.run_job()
        self.assertFalse(attachment.exists() or os.path.exists(path))

    def test_proof_without_the_photo(self):
        person = self.ended(30)
        count = len(self.files(person))
        self.run_job()
        proof = self.env["scenic.missing.purge"].search([("person_id", "=", person.id)])
        self.assertEqual((proof.photo_count, proof.purged_at), (count, person.photo_purged_at))
        self.assertGreater(proof.byte_count, 1000)
        self.assertFalse([name for name, field in proof._fields.items() if field.type == "binary"])

    def test_proof_is_written_once(self):
        person = self.ended(30)
        self.run_job()
        self.run_job()
        proof = self.env["scenic.missing.purge"].search([("person_id", "=", person.id)])
        self.assertEqual(len(proof), 1)
        with self.assertRaises(UserError):
            proof.photo_count = 0

    def test_kept_until_then(self):
        person = self.ended(self.env.company.scenic_missing_photo_days - 1)
        self.run_job()
        self.assertTrue(person.image_1920)

    def test_open_cases_keep_theirs(self):
        person = self.with_photo(self.new_missing(date="2026-01-02 03:00:00"))
        self.run_job()
        self.assertTrue(person.image_1920)

    def test_proof_is_not_deleted(self):
        person = self.ended(30)
        self.run_job()
        proof = self.env["scenic.missing.purge"].search([("person_id", "=", person.id)])
        with self.assertRaises(UserError):
            proof.sudo().unlink()

    def test_proof_is_read_from_the_supervisor_up(self):
        person = self.ended(30)
        self.run_job()
        proof = self.env["scenic.missing.purge"].search([("person_id", "=", person.id)])
        self.assertTrue(proof.with_user(self.supervisor).read(["photo_count"]))
        with self.assertRaises(AccessError):
            proof.with_user(self.agent).read(["photo_count"])

    def test_a_purge_of_the_person_takes_the_photo_too(self):
        person = self.ended(0)
        person.sudo()._purge()
        self.assertFalse(person.image_1920)
        self.assertTrue(self.env["scenic.missing.purge"].search([("person_id", "=", person.id)]))
