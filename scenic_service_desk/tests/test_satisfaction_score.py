from odoo.tests import tagged

from .satisfaction import SatisfactionCommon


@tagged("post_install", "-at_install")
class TestSatisfactionScore(SatisfactionCommon):
    """Scores, figures, and the call-back after a low one."""

    def test_sixteen_items(self):
        survey = self.env.ref("scenic_service_desk.survey_satisfaction")
        items = survey.question_ids.filtered(lambda q: q.scenic_measure in ("item", "overall", "recommend"))
        self.assertEqual(len(items), 16)

    def test_score_of_hundred(self):
        answer = self.new_answer(overall="5", staff="3", recommend="10")
        self.assertEqual(answer.scenic_score, (100 + 60 + 100) / 3)

    def test_answer_belongs_to_the_shift(self):
        slot = self.env["scenic.shift.slot"].create({"name": "All Day", "hour_from": 0, "hour_to": 24})
        self.kiosk.write({"day_turn_hour": 0, "slot_ids": slot.ids})
        answer = self.figures(self.new_answer(self.kiosk, overall="5"))
        self.assertEqual((answer.shift_id.slot_id, answer.log_id), (slot, self.today_log(self.kiosk)))

    def test_nobody_recommends_is_an_answer(self):
        answer = self.new_answer(overall="5", recommend="0")
        self.assertEqual((answer.scenic_score, answer.scenic_has_recommend), (50, True))

    def test_net_promoter_score(self):
        answers = self.env["survey.user_input"].concat(
            *(self.new_answer(overall="4", recommend=value) for value in ("10", "9", "8", "3")),
            self.new_answer(overall="2"),
        )
        [(nps, csat)] = self.figures(answers)._read_group([("id", "in", answers.ids)], [], ["nps:avg", "csat:avg"])
        self.assertEqual((nps, csat), (25, 80))

    def test_nothing_where_nobody_answered(self):
        answers = self.new_answer(overall="4")
        [(recommend, nps)] = self.figures(answers)._read_group(
            [("id", "in", answers.ids)], [], ["recommend:avg", "nps:avg"]
        )
        self.assertEqual((recommend, nps), (False, False))

    def test_who_recommends_with_nought_has_answered(self):
        silent, harsh = self.new_answer(overall="4"), self.new_answer(overall="4", recommend="0")
        self.assertEqual(self.figures(silent | harsh).mapped("has_recommend"), [False, True])

    def test_profile(self):
        city = self.env.ref("scenic_service_desk.survey_answer_origin_city")
        answer = self.new_answer(overall="5", origin=str(city.id), comment="More shade")
        self.assertEqual((answer.scenic_origin, answer.scenic_comment), ("city", "More shade"))

    def test_agent_reads_items(self):
        answer = self.figures(self.new_answer(overall="5", toilets="2"))
        scores = {item.question_id.title: item.score for item in answer.item_ids}
        self.assertEqual(scores[self.question("toilets").title], 40)

    def test_low_score_with_a_number_is_called_back(self):
        answer = self.new_answer(overall="1", phone="13912345678")
        callback = self.env["scenic.callback"]._of_cases(answer)
        self.assertEqual((callback.reason, callback.contact_phone), ("low_score", "13912345678"))
        self.assertEqual(callback.desk_id, self.desk)

    def test_who_calls_reads_the_answers(self):
        answer = self.new_answer(overall="1", comment="Cold soup", phone="13912345678")
        callback = self.env["scenic.callback"]._of_cases(answer).with_user(self.agent)
        self.assertTrue(callback.can_open_source)
        action = callback.action_open_source()
        shown = self.env[action["res_model"]].with_user(self.agent).browse(action["res_id"])
        self.assertEqual(shown.comment, "Cold soup")

    def test_low_score_of_a_case_calls_its_visitor(self):
        answer = self.new_answer(case=self.claim, overall="1")
        callback = self.env["scenic.callback"]._of_cases(answer)
        self.assertEqual(callback.contact_phone, self.claim.visitor_phone)
        self.assertIn(self.agent_employee, callback.concerned_ids)

    def test_low_score_without_a_number_is_not(self):
        self.assertFalse(self.env["scenic.callback"]._of_cases(self.new_answer(overall="1")))

    def test_good_score_is_not(self):
        answer = self.new_answer(overall="5", phone="13912345678")
        self.assertFalse(self.env["scenic.callback"]._of_cases(answer))

    def test_number_stands_in_the_call_back_alone(self):
        answers = self.new_answer(overall="1", phone="13912345678") | self.new_answer(overall="5", phone="13912345678")
        lines = answers.user_input_line_ids.filtered(lambda line: line.question_id == self.question("phone"))
        self.assertFalse(lines)

    def test_limit_is_a_setting(self):
        self.env.company.scenic_survey_low_score = 90
        answer = self.new_answer(overall="4", phone="13912345678")
        self.assertTrue(self.env["scenic.callback"]._of_cases(answer))
        self.assertIn(answer.id, self.env["scenic.satisfaction"].search([("is_low", "=", True)]).ids)
