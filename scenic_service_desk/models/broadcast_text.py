import re

from odoo import api, fields, models

from .canned_text_mixin import BLANK

_LANGS = {"zh": "zh_CN", "en": "en_US"}
_WEARING = {"zh": "，身穿%s", "en": ", wearing %s"}
_HAVING = {"zh": "，%s", "en": ", %s"}
_CLAUSES = re.compile(r"[，,、;；。]")
_AT = {"zh": "%s左右，", "en": " at about %s"}

# a text is spoken in its own language, whatever the reader's is
_NOUNS = {
    "zh": {
        ("child", ""): "小朋友",
        ("child", "female"): "小女孩",
        ("child", "male"): "小男孩",
        ("youth", ""): "少年",
        ("youth", "female"): "女少年",
        ("youth", "male"): "男少年",
        ("adult", ""): "游客",
        ("adult", "female"): "女士",
        ("adult", "male"): "男士",
        ("elder", ""): "老人",
        ("elder", "female"): "女性老人",
        ("elder", "male"): "男性老人",
    },
    "en": {
        ("child", ""): "child",
        ("child", "female"): "girl",
        ("child", "male"): "boy",
        ("youth", ""): "teenager",
        ("youth", "female"): "teenage girl",
        ("youth", "male"): "teenage boy",
        ("adult", ""): "visitor",
        ("adult", "female"): "woman",
        ("adult", "male"): "man",
        ("elder", ""): "elderly person",
        ("elder", "female"): "elderly woman",
        ("elder", "male"): "elderly man",
    },
}


class ScenicBroadcast(models.Model):
    """The text, composed from the card in Chinese and English, whatever languages are installed.

    Never said: a minor's name, whose family he is, anybody's phone.
    """

    _inherit = "scenic.broadcast"

    text_archived = fields.Text(
        "Text Read Out", compute="_compute_text_archived", compute_sudo=True, help="With a person's name masked."
    )

    @api.depends("kind_id", "person_id")
    def _compute_texts(self):
        for broadcast in self:
            broadcast.text_zh = broadcast._compose("zh") or broadcast.text_zh
            broadcast.text_en = broadcast._compose("en") or broadcast.text_en

    def action_compose(self):
        """Compose both texts anew from the card as it is now."""
        for broadcast in self:
            # a kind without words leaves what was typed
            broadcast.write(
                {
                    "text_zh": broadcast._compose("zh") or broadcast.text_zh,
                    "text_en": broadcast._compose("en") or broadcast.text_en,
                }
            )

    def _forget_person(self):
        """Nobody is named or described any more: the texts are those of the card as it was purged.

        sudo: by the purge of visitors' data, whatever the state.
        """
        for broadcast in self.sudo():
            broadcast._write_unlocked(
                {
                    "text_zh": broadcast._compose("zh"),
                    "text_en": broadcast._compose("en"),
                    "text_other": False,
                }
            )

    @api.depends("text_zh", "text_en", "text_other", "person_id.person_name")
    def _compute_text_archived(self):
        for broadcast in self:
            text = broadcast.text_zh or broadcast.text_en or broadcast.text_other or ""
            if name := broadcast.person_id.person_name:
                text = text.replace(name, f"{name[:1]}**")
            broadcast.text_archived = text

    def _compose(self, lang):
        """The kind's text with its blanks filled in.

        :param str lang: ``zh`` or ``en``
        :return: str, empty where the kind has none
        """
        self.ensure_one()
        template = self.kind_id[f"text_{lang}"]
        if not template:
            return ""
        blanks = self._blanks(lang)
        lines = [BLANK.sub(lambda blank: blanks.get(blank[1], ""), line) for line in template.splitlines()]
        return "\n".join(lines)

    def _in_lang(self, lang):
        """The broadcast with its names in the language of a text.

        sudo: a text is composed of the card's words by whoever may write the broadcast.

        :param str lang: ``zh`` or ``en``
        :return: ``scenic.broadcast`` record
        """
        code = _LANGS[lang]
        return self.sudo().with_context(lang=code if self.env["res.lang"]._get_data(code=code) else "en_US")

    def _blanks(self, lang):
        """What the blanks stand for.

        :param str lang: ``zh`` or ``en``
        :return: dict of str
        """
        broadcast = self._in_lang(lang)
        person, desk = broadcast.person_id, broadcast.desk_id
        seen = person.last_seen_at or (person.direction == "brought_in" and person.date)
        return {
            "person": broadcast._person_words(person, lang) if person else "",
            "clothing": broadcast._said(person.clothing, lang, _WEARING[lang]),
            "features": broadcast._said(person.features, lang, _HAVING[lang]),
            "zone": person.zone_id.name or desk.company_id.name or "",
            "time": broadcast._at(seen, lang),
            "desk": desk.name or "",
            "park": desk.company_id.name or "",
            "text": "",
        }

    def _at(self, moment, lang):
        """A time of the day as said, on the desk's clock.

        :param datetime moment: naive UTC, or False
        :param str lang: ``zh`` or ``en``
        :return: str
        """
        return _AT[lang] % self.desk_id._local(moment).strftime("%H:%M") if moment else ""

    def _person_words(self, person, lang):
        """The person as announced: an adult by his name, a minor never.

        :param person: ``scenic.missing.person`` record
        :param str lang: ``zh`` or ``en``
        :return: str
        """
        name = "" if person.is_minor else person.person_name or ""
        noun = _NOUNS[lang].get((person.age_group, person.sex or ""), _NOUNS[lang]["child", ""])
        if lang == "zh":
            age = f"，{person.age}岁左右" if person.age else ""
            height = f"，身高约{person.height}厘米" if person.height else ""
            return f"{name}（{noun}）{age}{height}" if name else f"一名{noun}{age}{height}"
        age = f", about {person.age} years old" if person.age else ""
        height = f", {person.height} cm tall" if person.height else ""
        article = "an" if noun[0] in "aeiou" else "a"
        return f"{name} ({noun}){age}{height}" if name else f"{article} {noun}{age}{height}"

    def _said(self, text, lang, frame):
        """A text of a card in the language of an announcement: as typed, or the words that are known.

        :param str text: typed in any language
        :param str lang: ``zh`` or ``en``
        :param str frame: where it is set in, with one place
        :return: str, empty where nothing is known
        """
        if not text:
            return ""
        if (lang == "zh") != text.isascii():
            return frame % text.strip("。.，, ")
        words = self._known_words(text, lang)
        return frame % ("、" if lang == "zh" else ", ").join(words) if words else ""

    def _known_words(self, text, lang):
        """What a text says in the vocabulary's words, clause by clause.

        :param str text: typed in another language
        :param str lang: ``zh`` or ``en``
        :return: list of str
        """
        vocabulary = self.env["scenic.match.word"]._vocabulary(self.desk_id.company_id.id)
        said = [self._known_clause(vocabulary, clause, lang) for clause in _CLAUSES.split(text)]
        return list(filter(None, said))

    @api.model
    def _known_clause(self, vocabulary, clause, lang):
        """The known words of a clause; nothing where it names no thing.

        :param Vocabulary vocabulary: of the company
        :param str clause: between two commas
        :param str lang: ``zh`` or ``en``
        :return: str
        """
        words, has_thing = [], False
        for found in vocabulary.reading(clause):
            group = isinstance(found, tuple) and vocabulary.groups[found[0]]
            if not group or group.kind == "ignored":
                continue
            words += self._group_words(group, lang)
            has_thing = has_thing or group.kind == "thing"
        return ("" if lang == "zh" else " ").join(words) if has_thing else ""

    @api.model
    def _group_words(self, group, lang):
        """What a group of words is called in a language: by its code, where that is one of its words.

        :param Group group: of the vocabulary
        :param str lang: ``zh`` or ``en``
        :return: list of one str; empty where the group has no word of the language
        """
        fitting = [word for word in group.words if word.isascii() == (lang == "en")]
        code = group.code.replace("_", " ")
        return [code] if code in fitting else fitting[:1]
