from datetime import timedelta

from odoo import fields
from odoo.tests import HttpCase, tagged

from .paper import PaperCommon
from .test_notice import NoticeCommon


@tagged("post_install", "-at_install")
class TestNoticePage(HttpCase, NoticeCommon):
    """What visitors see without a login."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("zh_CN")
        cls.env["scenic.notice"].search([("state", "=", "published")]).action_withdraw()
        cls.url = "/scenic/notices/" + cls.env.company._notice_url().rsplit("/", 1)[1]

    def page(self, lang="en", url=None):
        return self.url_open(f"{url or self.url}?lang={lang}").text

    def test_public_notices_only(self):
        self.new_notice(title="Bridge closed to all", audience="public")
        self.new_notice(title="Staff secret")
        self.new_notice(title="Half written", audience="public", publish=False)
        page = self.page()
        self.assertIn("Bridge closed to all", page)
        self.assertNotIn("Staff secret", page)
        self.assertNotIn("Half written", page)

    def test_withdrawn_and_expired_ones_vanish(self):
        today = self.env["scenic.notice"]._company_day(self.env.company)
        withdrawn = self.new_notice(title="Taken back", audience="public")
        over = self.new_notice(title="Long over", audience="public", valid_from=today - timedelta(days=9))
        self.new_notice(title="Still to come", audience="public", valid_from=today + timedelta(days=9))
        self.assertIn("Taken back", self.page())
        withdrawn.action_withdraw()
        over.valid_to = today - timedelta(days=1)
        page = self.page()
        for title in ("Taken back", "Long over", "Still to come"):
            self.assertNotIn(title, page)
        self.assertIn("no notice today", page)

    def test_in_the_visitors_language(self):
        notice = self.new_notice(title="Bridge closed", audience="public", publish=False)
        notice.with_context(lang="zh_CN").title = "玻璃桥关闭"
        notice.action_publish()
        self.assertIn("玻璃桥关闭", self.page("zh"))
        self.assertIn("Bridge closed", self.page("en"))
        asked = self.url_open(self.url, headers={"Accept-Language": "zh-CN,zh;q=0.9"})
        self.assertIn("玻璃桥关闭", asked.text)

    def test_each_company_has_its_page(self):
        other = self.env["res.company"].create({"name": "Other Park"})
        notice = self.env["scenic.notice"].create(
            {"title": "Theirs", "text": "x", "audience": "public", "company_id": other.id}
        )
        notice._write_unlocked({"state": "published", "published_on": fields.Date.today() - timedelta(days=1)})
        notice._write_unlocked({"valid_from": fields.Date.today() - timedelta(days=1)})
        self.new_notice(title="Ours", audience="public")
        theirs = self.page(url="/scenic/notices/" + other._notice_url().rsplit("/", 1)[1])
        self.assertIn("Theirs", theirs)
        self.assertNotIn("Ours", theirs)
        self.assertNotIn("Theirs", self.page())

    def test_unknown_page_is_not_found(self):
        self.assertEqual(self.url_open("/scenic/notices/nobodys").status_code, 404)

    def test_text_is_no_html(self):
        self.new_notice(title="<script>alert(1)</script>", text="<b>x</b>", audience="public")
        page = self.page()
        self.assertNotIn("<script>alert", page)
        self.assertNotIn("<b>x</b>", page)

    def test_files_of_public_notices_only(self):
        files = self.env["ir.attachment"].create(
            [{"name": "map.txt", "raw": b"the map"}, {"name": "secret.txt", "raw": b"the secret"}]
        )
        public = self.new_notice(audience="public", user=self.env.user, attachment_ids=files[0].ids)
        secret = self.new_notice(user=self.env.user, attachment_ids=files[1].ids)
        answer = self.url_open(f"/scenic/notices/file/{public.id}/{files[0].id}")
        self.assertEqual(answer.content, b"the map")
        self.assertIn("attachment", answer.headers["Content-Disposition"])
        for notice, file in ((public, files[1]), (secret, files[1]), (secret, files[0])):
            with self.subTest(notice=notice.title, file=file.name):
                self.assertEqual(self.url_open(f"/scenic/notices/file/{notice.id}/{file.id}").status_code, 404)
        public.action_withdraw()
        self.assertEqual(self.url_open(f"/scenic/notices/file/{public.id}/{files[0].id}").status_code, 404)


@tagged("post_install", "-at_install")
class TestNoticePrints(PaperCommon, NoticeCommon):
    """The notice sheet with its signatures, and the poster."""

    def test_sheet_lists_who_has_signed(self):
        notice = self.new_notice(desk_ids=self.desk.ids)
        notice.with_user(self.agent).action_read()
        [text] = self.pages(self.pdf("notice_sheet_report", notice))
        for part in (notice.name, "Bridge closed", "Until Friday.", "agent Wang", "Own Login", "colleague Wang"):
            self.assertIn(part, text)

    def test_sheets_of_many(self):
        notices = self.new_notice() | self.new_notice(title="Lake path closed", text="long " * 3000)
        text = "".join(self.pages(self.pdf("notice_sheet_report", notices)))
        self.assertIn("Lake path closed", text)

    def test_poster_leads_to_the_page(self):
        pdf = self.pdf("notice_poster_report", self.desk)
        self.assertEqual(self.codes(pdf), [[self.env.company._notice_url()]])

    def test_address_stays(self):
        self.assertEqual(self.env.company._notice_url(), self.env.company._notice_url())

    def test_blank_forms(self):
        for form, word in (("notice", "Read and Signed"), ("visitor_count", "Visitor Count Sheet")):
            blank = self.env["scenic.blank.form"].create({"form": form, "copies": 2, "desk_id": self.desk.id})
            with self.subTest(form):
                pages = self.pages(self.pdf("blank_form_report", blank))
                self.assertEqual(len(pages), 2)
                self.assertIn(word, pages[1])
