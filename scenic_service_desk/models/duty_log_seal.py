from odoo import fields, models
from odoo.exceptions import UserError

from .readonly_mixin import TALK_PREFIXES


class ScenicDutyLog(models.Model):
    """Sealing: the month's archive keeps what the log says, and the log never changes again."""

    _inherit = "scenic.duty.log"

    seal_ids = fields.One2many("scenic.log.seal", "log_id", readonly=True)
    seal_count = fields.Integer("Number of Seals", compute="_compute_seal_count")
    # an entry joined after sealing; the next supplement seals it
    has_unsealed_entries = fields.Boolean("Entries Not Sealed Yet", readonly=True, copy=False)
    reminded_on = fields.Date(readonly=True, copy=False)

    _unsealed_idx = models.Index("(desk_id, date) WHERE has_unsealed_entries")
    _desk_state_date_idx = models.Index("(desk_id, date) WHERE state != 'sealed'")

    def _compute_seal_count(self):
        counts = dict(self.env["scenic.log.seal"]._read_group([("log_id", "in", self.ids)], ["log_id"], ["__count"]))
        for log in self:
            log.seal_count = counts.get(log, 0)

    def _check_unlocked(self, vals):
        """:raise UserError: for any change of a sealed log, also of what stays open when it is merely closed"""
        res = super()._check_unlocked(vals)
        stored = {name for name in vals if name in self._fields and self._fields[name].store}
        if any(not name.startswith(TALK_PREFIXES) for name in stored) and (sealed := self._sealed()[:1]):
            raise UserError(
                self.env._(
                    "%s is sealed and never changes. What is still to be said goes into its messages.",
                    sealed.display_name,
                )
            )
        return res

    def _sealed(self):
        return self.filtered(lambda log: log.state == "sealed")

    def _seal(self, archive):
        """Seal a closed log, or what joined a sealed one; for the archive alone.

        :param archive: ``scenic.archive`` record that asks for it
        :return: ``scenic.log.seal`` record; empty where there is nothing to seal, or somebody is writing to the log
            just now: the archive comes again
        """
        self.ensure_one()
        seals = self.env["scenic.log.seal"]
        # an entry being saved holds the log's row: it is waited for, and what comes later is refused or marked
        if not self.try_lock_for_update():
            return seals
        self.invalidate_recordset()
        log = self.with_context(lang=self.desk_id._archive_lang(), tz=self.desk_id.tz)
        if log.state == "closed":
            seal = seals._seal(log, archive, 0, log._snapshot_data())
            log._transition("sealed", {"has_unsealed_entries": False}, by_system=True)
            return seal
        if log.state != "sealed" or not log.has_unsealed_entries:
            return seals
        sealed = log.seal_ids._entries()
        joined = [entry for entry in log._snapshot_entries() if f"{entry['model']},{entry['id']}" not in sealed]
        log._write_unlocked({"has_unsealed_entries": False})
        if not joined:
            return seals
        return seals._seal(log, archive, max(log.seal_ids.mapped("number")) + 1, log._snapshot_data(joined))

    def _note_unsealed(self):
        """Remember that entries joined sealed logs.

        sudo: whoever may save an entry may let its log know.
        """
        logs = self.sudo()._sealed().filtered(lambda log: not log.has_unsealed_entries)
        if logs:
            logs._write_unlocked({"has_unsealed_entries": True})

    def _note_left_out(self):
        """Compare sealed logs with their seals: an entry saved in the same moment as its log was sealed saw the log
        still closed, and the seal did not see the entry.
        """
        there = {log: set() for log in self}
        for name in self.env.registry.descendants(["scenic.register.mixin"], "_inherit"):
            if self.env[name]._abstract:
                continue
            for log, ids in self.env[name]._read_group([("log_id", "in", self.ids)], ["log_id"], ["id:array_agg"]):
                there[log].update(f"{name},{record_id}" for record_id in ids)
        self.filtered(lambda log: there[log] - log.seal_ids._entries())._note_unsealed()

    def action_open_seals(self):
        """Show the log's seal, or all of them where entries joined later.

        :return: act_window
        """
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("scenic_service_desk.log_seal_action")
        if self.seal_count == 1:
            return {**action, "views": [(False, "form")], "view_mode": "form", "res_id": self.seal_ids.id}
        return {**action, "domain": [("log_id", "=", self.id)]}
