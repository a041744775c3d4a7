from odoo import api, fields, models
from odoo.tools import format_datetime

_LABELS = [
    ("category", "Kind"),
    ("words", "Words"),
    ("color", "Colour"),
    ("brand", "Brand"),
    ("zone", "Zone"),
    ("time", "Time"),
    ("serial", "Serial Number"),
    ("name", "Name on It"),
    ("most", "At Most"),
]


class ScenicLostMatch(models.Model):
    """Pairs as cards: what it is, and why somebody thinks so."""

    _inherit = "scenic.lost.match"

    part_key = fields.Selection(_LABELS, "Part", store=False, help="The parts a score is made of.")
    reason_text = fields.Text("Why", compute="_compute_reason_text")

    @api.depends("score", "parts")
    @api.depends_context("lang")
    def _compute_reason_text(self):
        reasons = self._reasons()
        for pair in self:
            pair.reason_text = "\n".join(
                f"{reason['label']}  {reason['points']:+d}  {reason['text']}" for reason in reasons[pair.id]
            )

    def _reasons(self):
        """The score in words, part by part; what says nothing is left out.

        :return: dict of lists by id of pair: dicts with ``key``, ``label``, ``points``, ``most`` and ``text``
        """
        labels = dict(self._fields["part_key"]._description_selection(self.env))
        names = self._hint_names()
        return {
            pair.id: [
                {**part, "label": labels.get(part["key"], part["key"]), "text": pair._reason_text(part, names)}
                for part in [*(pair.parts or ()), *pair._beyond()]
                if part["points"]
            ]
            for pair in self
        }

    def _beyond(self):
        """What is left of all parts beyond the most or the least there is: with it, what is shown adds up.

        :return: list of one part of the score, or of none
        """
        self.ensure_one()
        beyond = self.score - sum(part["points"] for part in self.parts or ())
        return [{"key": "most", "points": beyond, "most": 100, "hint": []}] if beyond and self.parts else []

    def _hint_names(self):
        """What the codes in hints are called in the reader's language.

        sudo: words and zones are named, nothing else of them is read.

        :return: dict of str by code, and by id for zones
        """
        parts = [part for pair in self for part in pair.parts or ()]
        hints = {str(hint).partition(".")[2] or str(hint) for part in parts for hint in part["hint"]}
        words = self.env["scenic.match.word"].sudo().with_context(active_test=False)
        zones = {int(hint) for part in parts if part["key"] == "zone" for hint in part["hint"]}
        return {
            **{group.code: group.display_name for group in words.search([("code", "in", list(hints))])},
            **{zone.id: zone.name for zone in self.env["scenic.zone"].sudo().browse(zones).exists()},
        }

    def _reason_text(self, part, names):
        """One reason in a few words.

        :param dict part: of the score
        :param dict names: as ``_hint_names`` gives them
        :return: str
        """
        self.ensure_one()
        key = part["key"]
        if key == "time":
            return self._time_text()
        if key == "most":
            return self.env._("%s points", self.score)
        if key == "serial":
            return self.env._("The same number") if part["points"] > 0 else self.env._("Another number")
        if key == "name":
            return self.env._("The same name") if part["points"] > 0 else self.env._("Another name")
        if key == "zone":
            return ", ".join(dict.fromkeys(names.get(int(hint), "") for hint in part["hint"]))
        codes = [str(hint).partition(".") for hint in part["hint"]]
        pieces = [code for kind, _dot, code in codes if kind == "z" and code not in names]
        said = [names.get(code or kind, code or kind) for kind, _dot, code in codes if code not in pieces]
        return ", ".join(dict.fromkeys([*said, *self._joined(pieces)]))

    @api.model
    def _joined(self, pieces):
        """Pairs of characters as the words they were cut from: 身份 and 份证 are 身份证.

        :param list pieces: str
        :return: list of str
        """
        words = []
        firsts = {piece[0]: piece for piece in reversed(pieces)}
        lasts = {piece[-1] for piece in pieces}
        used = set()
        # whole words begin where no other piece ends; what is left after them is a ring, and begins anywhere
        for piece in sorted(pieces, key=lambda piece: piece[0] in lasts):
            word, following = "", piece
            while following and following not in used:
                used.add(following)
                word += following if not word else following[1:]
                following = firsts.get(following[-1])
            words += [word] if word else []
        return words

    def _time_text(self):
        """How long after the loss it was found.

        :return: str
        """
        lost, found = (
            self.report_id.lost_until or self.report_id.lost_from or self.report_id.date,
            self.item_id.found_at,
        )
        hours = round((found - lost).total_seconds() / 3600)
        # as it was counted: who says only when he missed it may have lost it in the day before
        if hours < 0 and found < self.report_id._match_times()[0]:
            return self.env._("Found before it was lost")
        if hours < -1 and not self.report_id.lost_from:
            return self.env._("Found %s hours before it was missed", -hours)
        if hours < 1:
            return self.env._("Found within the hour")
        if hours == 1:
            return self.env._("Found an hour later")
        if hours < 48:
            return self.env._("Found %s hours later", hours)
        return self.env._("Found %s days later", round(hours / 24))

    def _card(self, record):
        """What to show of one side of a pair.

        :param record: ``scenic.found.item`` or ``scenic.lost.report`` record
        :return: dict
        """
        self.ensure_one()
        is_item = record._name == "scenic.found.item"
        moment = record.found_at if is_item else record.lost_from or record.date
        places = record.zone_id if is_item else record.zone_ids
        return {
            "id": self.id,
            "state": self.state,
            "score": self.score,
            "res_model": record._name,
            "res_id": record.id,
            "number": record.name,
            "title": record.description,
            "image": bool(record.image_128),
            "place": ", ".join(filter(None, [*places.mapped("name"), record.place_detail])),
            "moment": format_datetime(self.env, moment, dt_format="short") if moment else "",
            "record_state": record._state_label(record.state),
            "judged": self._judged_label(),
            "can_reconsider": self.state == "rejected" and self._is_open() and self._can_move_to("proposed"),
        }

    def _judged_label(self):
        """Who judged the pair, and when.

        sudo: who a colleague is.
        :return: str
        """
        if not self.judged_at:
            return ""
        moment = format_datetime(self.env, self.judged_at, dt_format="short")
        return " · ".join(filter(None, [self.sudo().judged_by_id.name, moment, self.reason]))


class ScenicMatchMixin(models.AbstractModel):
    """The pairs of an entry, for its form."""

    _inherit = "scenic.match.mixin"

    def match_cards(self):
        """The pairs of an entry to show beside it, compared anew for who may judge them.

        :return: dict: ``can_judge`` and ``cards``, a list of dicts, what waits for a judgement first
        """
        self.ensure_one()
        self.check_access("read")
        pairs = self.env["scenic.lost.match"]
        if not pairs.has_access("read"):
            # a crew leader sees his finds, and not who misses what
            return {"can_judge": False, "cards": []}
        can_judge = pairs.has_access("write")
        if can_judge:
            self._find_matches()
        mine, other = ("report_id", "item_id") if self._match_is_lost else ("item_id", "report_id")
        # what the reader may not see of the other side is not his to compare
        # by state, as their names follow each other: many rejections do not hide what is to be judged
        pairs = pairs.search([(mine, "=", self.id), (other, "any", [])], order="state, score desc, id desc", limit=30)
        order = {"confirmed": 0, "proposed": 1, "rejected": 2}
        pairs = pairs.sorted(lambda pair: (order[pair.state], -pair.score, -pair.id))
        reasons = pairs._reasons()
        return {
            "can_judge": can_judge,
            "cards": [{**pair._card(pair[other]), "reasons": reasons[pair.id]} for pair in pairs],
        }
