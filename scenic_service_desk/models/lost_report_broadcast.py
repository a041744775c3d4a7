from odoo import api, fields, models
from odoo.exceptions import UserError

from ..tools.matching.thing import HEAD, MAIN_COLOR, describe
from .broadcast import OPEN_STATES

_ZONES = {"zh": "、", "en": " or "}
_THING = {"zh": "物品", "en": "something"}


class ScenicBroadcast(models.Model):
    """What is said of something lost: what it is and its colour.

    Never said: the owner, and what he is asked when he claims it: brand, number, contents, marks, a name on it.
    """

    _inherit = "scenic.broadcast"

    @api.depends("report_id")
    def _compute_texts(self):
        return super()._compute_texts()

    def _blanks(self, lang):
        blanks = super()._blanks(lang)
        broadcast = self._in_lang(lang)
        report = broadcast.report_id
        if not report:
            return {**blanks, "item": ""}
        zones = _ZONES[lang].join(report.zone_ids.mapped("name"))
        return {
            **blanks,
            "item": broadcast._item_words(lang),
            "zone": zones or blanks["zone"],
            "time": broadcast._at(broadcast._lost_today(), lang),
        }

    def _lost_today(self):
        """When it was missed, if that was on the day it is read out: a time of another day says nothing.

        :return: datetime, naive UTC, or False
        """
        desk, missed = self.desk_id, self.report_id.lost_until
        same_day = missed and desk._local_date(missed) == desk._local_date(self.date or fields.Datetime.now())
        return same_day and missed

    def _item_words(self, lang):
        """What was lost in the words of a language, whatever language it was described in.

        :param str lang: ``zh`` or ``en``
        :return: str, e.g. “black umbrella”
        """
        report = self.report_id
        vocabulary = self.env["scenic.match.word"]._vocabulary(report.company_id.id)
        said = {token[0]: token[2:] for token in describe(vocabulary, report.description, color=report.color)}
        color, thing = (
            self._group_words(vocabulary.groups[said[kind]], lang) if said.get(kind) in vocabulary.groups else []
            for kind in (MAIN_COLOR, HEAD)
        )
        return ("" if lang == "zh" else " ").join([*color, *(thing or [self._category_word(lang)])])

    def _category_word(self, lang):
        """What a thing is called that no word tells: by its category, where that says something.

        :param str lang: ``zh`` or ``en``
        :return: str
        """
        category = self.report_id.category_id
        other = self.env.ref("scenic_service_desk.item_category_other", raise_if_not_found=False)
        fits = category != other and (category.name or "").isascii() == (lang == "en")
        return category.name if fits else _THING[lang]


class ScenicLostReport(models.Model):
    """What was lost is read out over the loudspeakers, while it is searched for (registers 5 and 7)."""

    _inherit = "scenic.lost.report"

    broadcast_ids = fields.One2many("scenic.broadcast", "report_id", "Broadcasts")
    broadcast_count = fields.Integer(compute="_compute_broadcasts")
    read_count = fields.Integer("Read Out", compute="_compute_broadcasts")

    @api.depends("broadcast_ids.reading_ids")
    def _compute_broadcasts(self):
        for report in self:
            report.broadcast_count = len(report.broadcast_ids)
            report.read_count = len(report.broadcast_ids.reading_ids)

    def action_broadcast(self):
        """One click: a broadcast of what was lost, composed and to be read out; or the one there is.

        :return: act_window
        :raise UserError: when the report has ended and nothing was ever read out
        """
        self.ensure_one()
        self.check_access("read")
        latest = self.broadcast_ids.filtered(lambda broadcast: broadcast.state in OPEN_STATES)[:1]
        if latest := latest or (self.is_locked and self.broadcast_ids[:1]):
            return latest._get_records_action()
        if self.is_locked:
            raise UserError(self.env._("%s is closed: nothing is searched for any more.", self.name))
        values = self._broadcast_values()
        if self.env["scenic.desk"]._is_shared_login():
            # who asks for it is chosen and signs on the form
            return {
                "type": "ir.actions.act_window",
                "res_model": "scenic.broadcast",
                "views": [(False, "form")],
                "context": {f"default_{name}": value for name, value in values.items()},
            }
        return self.env["scenic.broadcast"].create(values)._get_records_action()

    def _broadcast_values(self):
        """What a broadcast of the report starts with; at the user's own desk, where he may not write at the report's.

        :return: dict
        """
        kind = self.env["scenic.broadcast.kind"]._for("lost", self.company_id)
        is_own = self.env.user in self.desk_id.user_ids
        return {
            "report_id": self.id,
            "requested_by": self.name,
            **({"kind_id": kind.id} if kind else {}),
            **({"desk_id": self.desk_id.id} if is_own else {}),
        }

    def _matched_with(self, item):
        """It is in the house: nobody is asked for it any more."""
        res = super()._matched_with(item)
        self._stop_broadcasts()
        return res

    def _end(self, result, note=None, by_system=False):
        """Nothing is read out for a report that has ended."""
        res = super()._end(result, note=note, by_system=by_system)
        self._stop_broadcasts()
        return res

    def _stop_broadcasts(self):
        """sudo: they may be of another desk."""
        self.sudo().broadcast_ids._end_all()
