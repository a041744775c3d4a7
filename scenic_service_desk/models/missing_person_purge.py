from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain

_PORTION = 100


class ScenicMissingPerson(models.Model):
    """What is not kept: photos some days after the end, the rest with all visitors' data (PIPL art. 19, 47)."""

    _inherit = "scenic.missing.person"

    photo_purged_at = fields.Datetime("Photos Deleted At", readonly=True, copy=False)

    _photo_idx = models.Index("(ended_at) WHERE photo_purged_at IS NULL AND ended_at IS NOT NULL")

    @api.model
    def _cron_purge_photos(self):
        """Delete the photos of persons whose case has ended long enough ago, and write down that they were."""
        purged = self.browse()
        for company in self.env["res.company"].search(Domain.TRUE):
            while persons := self._photos_due(company):
                persons._purge_photos()
                purged |= persons
                # _commit_progress answers the time left to the job
                if not self.env["ir.cron"]._commit_progress(len(persons)):
                    return
        if purged:
            # Odoo removes the files of deleted attachments once a day; what we say is deleted is gone
            self.env["ir.attachment"]._gc_file_store()

    @api.model
    def _photos_due(self, company):
        """Ended cases whose photos have been kept long enough, a portion of them.

        :param company: ``res.company`` record
        :return: ``scenic.missing.person`` recordset
        """
        before = fields.Datetime.now() - timedelta(days=company.scenic_missing_photo_days)
        return self.search(
            [
                ("company_id", "=", company.id),
                ("state", "in", self._closed_states),
                ("ended_at", "<", before),
                ("photo_purged_at", "=", False),
            ],
            order="ended_at",
            limit=_PORTION,
        )

    def _photos(self):
        """The files that show the persons: the card's photo in all its sizes, and pictures put into the messages.

        sudo: files of fields are the system's.

        :return: ``ir.attachment`` recordset
        """
        return (
            self.env["ir.attachment"]
            .sudo()
            .search(
                [
                    ("res_model", "=", self._name),
                    ("res_id", "in", self.ids),
                    ("res_field", "in", [False, *(f"image_{size}" for size in (1920, 1024, 512, 256, 128))]),
                    ("mimetype", "=like", "image/%"),
                ]
            )
        )

    def _purge_photos(self):
        """Delete the photos; the proof names number, count and size, and shows nothing.

        sudo: the job and the purge of visitors' data delete what nobody may.
        """
        persons = self.sudo()
        by_person = persons._photos().grouped("res_id")
        moment = fields.Datetime.now()
        persons.env["scenic.missing.purge"].create(
            [
                {
                    "person_id": person.id,
                    "company_id": person.company_id.id,
                    "purged_at": moment,
                    "photo_count": len(by_person[person.id]),
                    "byte_count": sum(by_person[person.id].mapped("file_size")),
                    "ended_at": person.ended_at,
                    "user_id": self.env.uid,
                }
                for person in persons
                if person.id in by_person
            ]
        )
        for person in persons:
            person._write_unlocked({"image_1920": False, "photo_purged_at": moment})
        persons._photos().unlink()

    def _purge(self):
        """Who is purged has no photo left either, and is not described in what was read out or seen."""
        res = super()._purge()
        self.broadcast_ids._forget_person()
        # the guard of write() is for people
        models.BaseModel.write(self.zone_line_ids, {"note": False})
        self.filtered(lambda person: not person.photo_purged_at)._purge_photos()
        return res

    def _purge_values(self):
        return {
            **super()._purge_values(),
            "person_name": False,
            "contact_number": False,
            "party": False,
            "features": False,
            "illness": False,
            "found_by_name": False,
            "health_note": False,
            "end_note": False,
            "cctv_note": False,
        }
