from odoo import api, models
from odoo.fields import Domain


class ScenicAnswer(models.Model):
    """What is offered to whoever answers a visitor."""

    _inherit = "scenic.answer"

    @api.model
    def _offered_domain(self):
        """The answers that may be told to visitors now.

        :return: Domain
        """
        return Domain("kind", "=", "standard") & Domain("validity", "in", ("valid",))

    def _in_language(self, lang):
        """The answer in a visitor's language, any of its variants; as it is where there is none in force.

        :param lang: ``res.lang`` record
        :return: ``scenic.answer`` record
        """
        self.ensure_one()
        wanted = (lang.code or "").split("_")[0]
        if not wanted or (self.lang_id.code or "").split("_")[0] == wanted:
            return self
        root = self.source_id or self
        others = (root | root.translation_ids).filtered(lambda answer: answer.validity == "valid")
        return others.filtered(lambda answer: answer.lang_id.code.split("_")[0] == wanted)[:1] or self

    def action_record_call(self):
        """A new inquiry that this answer was given to.

        :return: act_window
        """
        self.ensure_one()
        inquiry = self.env["scenic.inquiry"].browse(self.env.context.get("scenic_inquiry_id") or ())
        if inquiry:
            inquiry.write({"answer_id": self.id, "topic_id": inquiry.topic_id.id or self.topic_id.id})
            return {"type": "ir.actions.act_window_close"}
        action = self.env["ir.actions.act_window"]._for_xml_id("scenic_service_desk.inquiry_action")
        return {
            **action,
            "views": [(False, "form")],
            "view_mode": "form",
            "context": {
                "default_answer_id": self.id,
                "default_topic_id": self.topic_id.id,
                "default_visitor_lang_id": self.lang_id.id,
            },
        }
