"""What tests of the satisfaction questionnaire start from: a returned valuable and answers of visitors."""

from uuid import uuid4

from .common import MODULE, ScenicCommon


class SatisfactionCommon(ScenicCommon):
    """``claim`` is a valuable returned by the agent, approved by the supervisor."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env.company.write({"scenic_callback_quiet_from": 0, "scenic_callback_quiet_to": 0})
        cls.env.company.scenic_survey_id = False
        cls.claim = cls.approved_claim(cls.new_phone())
        cls.claim.action_hand_over()

    @classmethod
    def question(cls, name):
        """A shipped question by the end of its XML id."""
        return cls.env.ref(f"{MODULE}.survey_question_{name}")

    @classmethod
    def new_answer(cls, desk=None, case=None, moment=None, **answers):
        """A visitor's answers by the questions' names, given now or at ``moment`` (naive UTC)."""
        values = {"access_token": str(uuid4()), "scenic_source": "link" if case else "qr"}
        values |= {"end_datetime": moment} if moment else {}
        if case:
            values |= {"scenic_model": case._name, "scenic_res_id": case.id}
        given = {str(cls.question(name).id): value for name, value in answers.items()}
        return cls.env["survey.user_input"]._scenic_receive(desk or cls.desk, given, values)

    @classmethod
    def figures(cls, answers):
        """The answers as who works at the desk sees them."""
        cls.env.flush_all()
        return cls.env["scenic.satisfaction"].with_user(cls.agent).browse(answers.ids)
