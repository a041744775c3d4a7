import re
from unittest.mock import patch
from uuid import uuid4

from odoo.exceptions import AccessError
from odoo.tests import HttpCase, tagged

from odoo.addons.scenic_service_desk.models import survey_user_input

from .common import MODULE
from .satisfaction import SatisfactionCommon


@tagged("post_install", "-at_install")
class TestSatisfactionPage(HttpCase, SatisfactionCommon):
    """What visitors see and send, without a login."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("zh_CN")
        cls.url = cls.path(cls.desk._survey_url())

    @staticmethod
    def path(url):
        return url[url.index("/scenic/") :]

    def page(self, url=None):
        return self.url_open(url or self.url)

    def send(self, url=None, once=None, **answers):
        url = url or self.url
        page = self.page(url)
        token = re.search(r'name="csrf_token" value="([^"]+)"', page.text)
        data = {str(self.question(name).id): value for name, value in answers.items()}
        if token:
            data |= {"csrf_token": token[1], "once": once or str(uuid4())}
        return self.url_open(url, data=data)

    def received(self):
        return self.env["scenic.satisfaction"].search([("desk_id", "=", self.desk.id)])

    def test_page_without_login(self):
        self.assertIn("Visitor Satisfaction Survey", self.page(self.url + "?lang=en").text)

    def test_unknown_desk(self):
        self.assertEqual(self.page("/scenic/survey/none").status_code, 404)

    def test_answers_are_tied_to_desk_and_source(self):
        self.send(overall="5", staff="4")
        answer = self.received()
        self.assertEqual((answer.source, answer.overall, answer.score), ("qr", 5, 90))
        self.assertEqual(answer.log_id, self.today_log())

    def test_looking_keeps_nothing(self):
        self.page()
        self.assertFalse(self.received())

    def test_sent_twice_is_kept_once(self):
        once = str(uuid4())
        self.send(once=once, overall="5")
        self.send(once=once, overall="5")
        self.assertEqual(len(self.received()), 1)

    def test_without_overall_it_is_asked_again(self):
        page = self.send(self.url + "?lang=en", staff="4")
        self.assertIn("all in all", page.text)
        self.assertFalse(self.received())

    def test_a_machine_at_the_poster_is_stopped(self):
        with patch.object(survey_user_input, "_MOST", 2):
            self.send(overall="5")
            self.send(overall="5")
            self.assertEqual(self.send(overall="1").status_code, 429)
            tablet = self.path(self.desk._survey_url("tablet"))
            self.assertEqual(self.send(tablet, overall="4").status_code, 200)
        self.assertEqual(len(self.received()), 3)

    def test_nonsense_is_not_kept(self):
        self.send(overall="5", staff="77", origin="abc")
        self.assertEqual(self.received().score, 100)

    def test_tablet_begins_anew(self):
        url = self.path(self.desk._survey_url("tablet"))
        page = self.send(url, overall="4")
        self.assertRegex(page.text, r'http-equiv="refresh"\s+content="6;url=/scenic/survey/')
        self.assertEqual(self.received().source, "tablet")

    def log_in(self, user):
        user.password = secret = f"{user.login}_secret"
        self.authenticate(user.login, secret)

    def test_tablet_with_a_login_shows_its_address(self):
        self.log_in(self.counter)
        url = self.path(self.desk._survey_url("tablet"))
        self.assertIn("scan this with it", self.page(url + "&lang=en").text)
        self.send(url, overall="1")
        self.assertFalse(self.received())

    def test_nobody_of_the_house_uses_a_visitors_link(self):
        for user in (self.colleague, self.counter, self.plain):
            self.log_in(user)
            with self.subTest(user.login):
                self.send(self.path(self.desk._survey_url(case=self.claim)), overall="5")
                self.assertFalse(self.received())

    def test_counter_does_not_rate_its_own_desk(self):
        self.log_in(self.counter)
        self.send(overall="5")
        self.assertFalse(self.received())

    def test_at_a_shared_login_who_asks_is_known(self):
        self.log_in(self.counter)
        self.send(self.path(self.desk._survey_url("phone", self.claim)), overall="5")
        self.assertFalse(self.received())
        self.send(self.path(self.desk._survey_url("phone", self.claim, self.colleague_employee)), overall="5")
        self.assertEqual(self.received().asked_by_id, self.colleague_employee)

    def test_at_a_shared_login_nobody_asks_about_his_own_case(self):
        self.log_in(self.counter)
        self.send(self.path(self.desk._survey_url("phone", self.claim, self.agent_employee)), overall="5")
        self.assertFalse(self.received())

    def test_pin_counts_for_a_shift(self):
        self.log_in(self.counter)
        with patch.object(self.registry["scenic.desk"], "_survey_hour", lambda desk: 0):
            url = self.path(self.desk._survey_url("poll", asker=self.colleague_employee))
        self.send(url, overall="5")
        self.assertFalse(self.received())

    def test_who_signed_is_not_changed(self):
        url = self.path(self.desk._survey_url("poll", asker=self.colleague_employee))
        forged = url.replace(f"e={self.colleague_employee.id}-", f"e={self.supervisor_employee.id}-")
        self.assertEqual(self.page(forged).status_code, 404)

    def test_own_login_asks_in_its_own_name(self):
        self.log_in(self.agent)
        self.send(self.path(self.desk._survey_url("poll", asker=self.colleague_employee)), overall="5")
        self.assertEqual(self.received().asked_by_id, self.agent_employee)

    def test_counter_signs_before_asking(self):
        action = self.desk.with_user(self.counter).action_survey_poll()
        self.assertEqual((action["res_model"], action["context"]["default_act"]), ("scenic.sign.wizard", "poll"))
        self.assertIn("m=poll", self.desk.with_user(self.agent).action_survey_poll()["url"])

    def test_changed_link_leads_nowhere(self):
        url = self.path(self.desk._survey_url("tablet")).replace("m=tablet", "m=poll")
        self.assertEqual(self.page(url).status_code, 404)

    def test_link_of_a_case_counts_once(self):
        url = self.path(self.desk._survey_url(case=self.claim))
        self.send(url, overall="5")
        self.send(url, overall="1")
        self.assertEqual(self.received().overall, 5)

    def test_telephone_wants_a_login(self):
        url = self.path(self.desk._survey_url("phone", self.claim))
        self.send(url, overall="5")
        self.assertFalse(self.received())

    def test_nobody_answers_for_his_own_case(self):
        self.log_in(self.agent)
        for mode in ("phone", "link"):
            self.send(self.path(self.desk._survey_url(mode, self.claim)), overall="5")
        self.assertFalse(self.received())

    def test_a_colleague_asks_by_telephone(self):
        self.log_in(self.colleague)
        self.send(self.path(self.desk._survey_url("phone", self.claim)), overall="5")
        self.assertEqual(self.received().asked_by_id, self.colleague_employee)

    def test_nobody_rates_his_own_desk(self):
        self.log_in(self.agent)
        self.send(overall="5")
        self.assertFalse(self.received())

    def test_pages_in_chinese(self):
        self.assertIn('lang="zh-CN"', self.page(self.url + "?lang=zh").text)

    def test_poster(self):
        html = (
            self.env["ir.actions.report"]
            ._render_qweb_html(f"{MODULE}.satisfaction_poster_report", self.desk.ids)[0]
            .decode()
        )
        self.assertIn(self.desk._survey_url(), html)

    def test_signed_links_are_for_those_who_work_at_desks(self):
        portal = self._new_user("portal", "base.group_portal")
        for user in (self.plain, portal):
            for name in ("action_survey_tablet", "action_survey_poll"):
                self.env.invalidate_all()
                with self.subTest(f"{user.login} {name}"), self.assertRaises(AccessError):
                    getattr(self.desk.with_user(user), name)()
