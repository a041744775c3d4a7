from odoo import api, fields, models

_AGENT = "scenic_service_desk.group_agent"


class ScenicInquiry(models.Model):
    """A caller from abroad: who speaks his language, else English (register 2)."""

    _inherit = "scenic.inquiry"

    is_foreign = fields.Boolean(compute="_compute_speakers", compute_sudo=True, groups=_AGENT)
    speaker_ids = fields.Many2many(
        "hr.employee", string="Speak It", compute="_compute_speakers", compute_sudo=True, groups=_AGENT
    )
    speakers_are_english = fields.Boolean(compute="_compute_speakers", compute_sudo=True, groups=_AGENT)

    @api.depends("visitor_lang_id", "desk_id")
    def _compute_speakers(self):
        employees = self.env["hr.employee"]
        known = {}
        for inquiry in self:
            lang, desk = inquiry.visitor_lang_id, inquiry.desk_id
            inquiry.is_foreign = bool(lang and not (lang.code or "").startswith("zh"))
            if inquiry.is_foreign and (lang, desk) not in known:
                speakers = employees._scenic_speakers(lang, desk)
                english = not speakers and employees._scenic_speakers(self._english(), desk)
                known[lang, desk] = speakers or english or employees, not speakers
            inquiry.speaker_ids, inquiry.speakers_are_english = known.get((lang, desk), (employees, False))

    @api.model
    def _english(self):
        """Any variant of English, switched on or not."""
        return self.env["res.lang"].with_context(active_test=False).search([("code", "=like", "en%")], limit=1)
