from odoo import api, fields, models

_LABELS = [
    ("name", "Name"),
    ("sex", "Sex"),
    ("age", "Age"),
    ("height", "Height"),
    ("words", "Clothing and Features"),
    ("zone", "Zone"),
    ("time", "Time"),
]


class ScenicMissingPair(models.Model):
    """Why two may be the same, in words."""

    _inherit = "scenic.missing.pair"

    part_key = fields.Selection(_LABELS, "Part", store=False, help="The parts a score is made of.")

    @api.depends("score", "parts")
    @api.depends_context("lang")
    def _compute_reason_text(self):
        labels = dict(self._fields["part_key"]._description_selection(self.env))
        names = self._hint_names()
        for pair in self:
            pair.reason_text = "\n".join(
                f"{labels.get(part['key'], part['key'])}  {part['points']:+d}  {pair._part_text(part, names)}"
                for part in pair.parts or ()
            )

    def _hint_names(self):
        """What tokens and zones are called in the reader's language.

        sudo: words and zones are named, nothing else of them is read.

        :return: dict of str by token, and by id for zones
        """
        parts = [part for pair in self for part in pair.parts or ()]
        tokens = {hint for part in parts if part["key"] == "words" for hint in part["hint"]}
        groups = (
            self.env["scenic.match.word"]
            .sudo()
            .with_context(active_test=False)
            .search([("code", "in", [token[2:] for token in tokens])])
        )
        by_code = {group.code: group.display_name for group in groups}
        zones = {hint for part in parts if part["key"] == "zone" for hint in part["hint"]}
        return {
            **{token: by_code.get(token[2:], token[2:]) for token in tokens},
            **{zone.id: zone.name for zone in self.env["scenic.zone"].sudo().browse(zones).exists()},
        }

    def _part_text(self, part, names):
        """One reason in a few words.

        :param dict part: of the score
        :param dict names: as ``_hint_names`` gives them
        :return: str
        """
        key, hint = part["key"], part["hint"]
        if key == "name":
            return self.env._("The same name") if part["points"] > 0 else self.env._("Another name")
        if key in ("words", "zone"):
            return ", ".join(dict.fromkeys(names.get(value, "") for value in hint))
        if key == "sex":
            sexes = dict(self.env["scenic.missing.person"]._fields["sex"]._description_selection(self.env))
            return " / ".join(sexes.get(value, value) for value in hint)
        if key == "time":
            return self._time_text(*hint)
        if not hint:
            return self.env._("By age group")
        return " / ".join(map(str, hint))

    def _time_text(self, minutes):
        """How long after somebody was last seen he was found.

        :param int minutes: below zero: before
        :return: str
        """
        if minutes < 0:
            return self.env._("Found %s minutes before", -minutes)
        if minutes < 120:
            return self.env._("Found %s minutes later", minutes)
        return self.env._("Found %s hours later", round(minutes / 60))
