from odoo import api, fields, models


class ScenicLostText(models.Model):
    """A text to send to the owner of something lost."""

    _name = "scenic.lost.text"
    _description = "Text to an Owner"
    _inherit = ["scenic.canned.text.mixin"]
    _text_model = "scenic.lost.report"

    name = fields.Char("Occasion")

    kind = fields.Selection(
        [
            ("registered", "The Report Was Taken"),
            ("found", "Something Was Found"),
            ("unreached", "Not Reached by Telephone"),
            ("closed", "The Search Is Over"),
        ],
        "Proposed When",
        required=True,
        default="registered",
    )

    @api.model
    def _blanks(self, entry):
        """Nothing of the owner, who knows himself; of the thing its kind alone."""
        return {
            **super()._blanks(entry),
            "item": entry.category_id.name or "",
            "until": fields.Date.to_string(entry.valid_until) or "",
        }

    @api.model
    def _for(self, report):
        """The text that suits where a report stands: somebody who did not answer is asked to call back.

        :param report: ``scenic.lost.report`` record
        :return: ``scenic.lost.text`` record, may be empty
        """
        if report.state == "closed":
            kind = "closed"
        elif report.item_id:
            # a match that nobody has confirmed is no news for the owner
            kind = "found"
        else:
            missed = report.contact_ids.sorted("date")[-1:].outcome == "no_answer"
            kind = "unreached" if missed else "registered"
        return self._first([("kind", "=", kind)], report.company_id)

    def _compose(self, report, lang):
        """The text in the language chosen.

        :param report: ``scenic.lost.report`` record
        :param str lang: ``zh`` or ``en``
        :return: str
        """
        return self._filled_in(report, {"zh": "zh_CN", "en": "en_US"}[lang])
