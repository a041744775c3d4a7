from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import NO_ACCESS

SOURCES = [
    ("qr", "QR at the Desk"),
    ("tablet", "Tablet"),
    ("link", "Link After a Case"),
    ("phone", "By Telephone"),
    ("poll", "Survey Round in the Park"),
]
PARTIES = [("alone", "Individual"), ("family", "Family or Friends"), ("group", "Tour Group")]
ORIGINS = [
    ("city", "This City"),
    ("province", "Elsewhere in the Province"),
    ("country", "Other Provinces"),
    ("hmt", "Hong Kong, Macao, Taiwan"),
    ("abroad", "Abroad"),
]
# five steps count 20, 40, 60, 80, 100; willingness to recommend counts ten a step
_STEP, _RECOMMEND = 20, 10
# so many by one desk's poster in so many minutes are still people
_MOST, _MINUTES = 60, 10


class SurveyUserInput(models.Model):
    """A visitor's answers to the satisfaction questionnaire: where and how he gave them, and his score."""

    _inherit = "survey.user_input"

    scenic_desk_id = fields.Many2one("scenic.desk", "Service Desk", readonly=True, index="btree_not_null")
    scenic_company_id = fields.Many2one("res.company", "Park", readonly=True)
    scenic_log_id = fields.Many2one("scenic.duty.log", "Duty Log", readonly=True, index="btree_not_null")
    scenic_shift_id = fields.Many2one("scenic.shift", "Shift", readonly=True, index="btree_not_null")
    scenic_source = fields.Selection(SOURCES, "Asked By Way Of", readonly=True)
    # the case leads to the visitor's name: nobody reads it from here, whatever his rights on surveys
    scenic_model = fields.Char("Register of the Case", readonly=True, groups=NO_ACCESS)
    scenic_res_id = fields.Many2oneReference("Case", model_field="scenic_model", readonly=True, groups=NO_ACCESS)
    scenic_asked_by_id = fields.Many2one("hr.employee", "Asked By", readonly=True)
    scenic_score = fields.Float("Satisfaction Score", readonly=True)
    scenic_overall = fields.Integer("Overall", readonly=True)
    scenic_recommend = fields.Integer("Would Recommend", readonly=True)
    scenic_has_recommend = fields.Boolean("Said Whether He Would Recommend", readonly=True)
    scenic_party = fields.Selection(PARTIES, "Came As", readonly=True)
    scenic_origin = fields.Selection(ORIGINS, "Comes From", readonly=True)
    scenic_comment = fields.Text("Visitor's Words", readonly=True)

    _scenic_done_idx = models.Index(
        "(scenic_company_id, end_datetime DESC, id DESC) WHERE scenic_desk_id IS NOT NULL AND state = 'done'"
    )
    _scenic_case_idx = models.Index("(scenic_res_id, scenic_model) WHERE scenic_res_id IS NOT NULL")

    @api.model
    def _scenic_too_many(self, desk):
        """Whether more comes in by a desk's poster than its visitors can write: a machine is at it.

        Counted by desk: whose address a visitor has is nobody's business, and a park's guests share one.
        sudo: visitors have no rights.

        :param desk: ``scenic.desk`` record
        :return: bool
        """
        since = fields.Datetime.now() - timedelta(minutes=_MINUTES)
        lately = [("scenic_desk_id", "=", desk.id), ("scenic_source", "=", "qr"), ("create_date", ">", since)]
        return self.sudo().search_count(lately, limit=_MOST) >= _MOST

    @api.model
    def _scenic_receive(self, desk, answers, values):
        """Take a visitor's answers to the questionnaire.

        sudo: visitors have no rights at all; the page checks who may answer, and only answers are taken.

        :param desk: ``scenic.desk`` record
        :param dict answers: by question's id: a number, the id of a suggested answer or a text, as strings
        :param dict values: of the answer: ``scenic_source``, ``lang_id``, ``access_token``, and the case's where there
            is one
        :return: ``survey.user_input`` record, sudo
        """
        desk = desk.sudo()
        survey = desk.company_id._satisfaction_survey()
        moment = values.pop("end_datetime", None) or fields.Datetime.now()
        [day] = self.env["scenic.callback"].sudo()._days_of([{"desk_id": desk.id, "date": moment}])
        answer = self.sudo().create(
            {
                "survey_id": survey.id,
                "state": "in_progress",
                "start_datetime": moment,
                "scenic_desk_id": desk.id,
                "scenic_company_id": desk.company_id.id,
                "scenic_log_id": day["log_id"],
                "scenic_shift_id": day["shift_id"],
                **values,
            }
        )
        for question in survey.question_ids:
            if (value := question._scenic_clean(answers.get(str(question.id)))) is not None:
                answer._save_lines(question, value)
        answer._mark_done()
        answer._scenic_rate(moment)
        return answer

    def _scenic_rate(self, moment):
        """Work out the score, keep no telephone number but for a call-back, and plan that for who is not satisfied.

        :param datetime moment: when he answered, naive UTC
        """
        self.ensure_one()
        lines = {
            measure: self.user_input_line_ids.filtered(
                lambda line, measure=measure: not line.skipped and line.question_id.scenic_measure == measure
            )
            for measure in ("item", "overall", "recommend", "party", "origin", "comment", "phone")
        }
        steps = [line.value_scale * _STEP for line in lines["item"] | lines["overall"]]
        steps += [line.value_scale * _RECOMMEND for line in lines["recommend"]]
        phone = lines["phone"][:1].value_char_box
        self.write(
            {
                "end_datetime": moment,
                "scenic_score": sum(steps) / len(steps) if steps else 0,
                "scenic_overall": lines["overall"][:1].value_scale,
                "scenic_recommend": lines["recommend"][:1].value_scale,
                "scenic_has_recommend": bool(lines["recommend"]),
                "scenic_party": lines["party"][:1].suggested_answer_id.scenic_code,
                "scenic_origin": lines["origin"][:1].suggested_answer_id.scenic_code,
                "scenic_comment": lines["comment"][:1].value_text_box,
            }
        )
        # personal data stand in the call-back, where they are purged in time, or nowhere
        lines["phone"].unlink()
        if steps and self.scenic_score < self.scenic_company_id.scenic_survey_low_score:
            self._scenic_call_back(phone)

    def _scenic_call_back(self, phone):
        """Plan the call-back of a visitor who is not satisfied, where there is a number to call.

        :param str phone: what he left, may be empty; his case's visitor is called then
        """
        callbacks = self.env["scenic.callback"]
        if not phone and not self._callback_contact().get("phone"):
            return
        callback = callbacks._plan(self, "low_score")
        if callback and phone:
            callback._write_unlocked({"visitor_phone": phone, "visitor_lang_id": self.lang_id.id})

    def _scenic_case(self):
        """What the visitor was asked about.

        :return: record of a register, sudo as ``self`` is; may be empty; None without one
        """
        self.ensure_one()
        if not self.scenic_res_id or self.scenic_model not in self.env:
            return None
        return self.env[self.scenic_model].browse(self.scenic_res_id).exists()

    def _concerned_users(self):
        """Those the case is about; see ``scenic.silent.mixin``."""
        case = self._scenic_case()
        # sudo: an empty set to return
        users = self.env["res.users"].sudo()
        return case._concerned_users() if case and hasattr(case, "_concerned_users") else users

    def _is_confidential(self):
        """Whether the case is about somebody of the house; see ``scenic.complaint``."""
        case = self._scenic_case()
        return bool(case) and hasattr(case, "_is_confidential") and case._is_confidential()

    def _callback_name(self):
        """How a call-back names its case; see ``callback_case.py``."""
        self.ensure_one()
        return self.env._("Satisfaction score %s", round(self.scenic_score))

    def _callback_shown(self):
        """The answers as the desk reads them: whoever calls has no rights on surveys."""
        return self.env["scenic.satisfaction"].browse(self.id)

    def _callback_contact(self):
        """Whom a call-back calls: the visitor of the case he was asked about."""
        case = self._scenic_case()
        return case._callback_contact() if case else {}

    def _callback_facts(self):
        """What planning a call-back takes from an answer: who had to do with its case, and who asked for it."""
        case = self._scenic_case()
        facts = case._callback_facts() if case else {}
        concerned = facts.get("concerned", self.env["hr.employee"]) | self.scenic_asked_by_id
        return {**facts, "desk": self.scenic_desk_id, "since": self.end_datetime, "concerned": concerned}


class SurveyQuestion(models.Model):
    _inherit = "survey.question"

    def _scenic_clean(self, value):
        """What a visitor's browser sent, as this question takes it.

        :param str value: what was sent, may be empty
        :return: int or str; None for nothing, or for what no form of ours sends
        """
        self.ensure_one()
        value = (value or "").strip()
        if not value:
            return None
        if self.question_type == "scale":
            number = int(value) if value.isdecimal() and len(value) < 3 else -1
            return str(number) if self.scale_min <= number <= self.scale_max else None
        if self.question_type == "simple_choice":
            return value if value in map(str, self.suggested_answer_ids.ids) else None
        if self.question_type in ("char_box", "text_box"):
            return value[: 40 if self.scenic_measure == "phone" else 2000]
        return None
