from datetime import timedelta

from odoo import Command, fields
from odoo.tests import HttpCase, new_test_user, tagged

from .claim_notice import ClaimNoticeCommon
from .common import PIXEL
from .paper import PaperCommon

# what an item knows and the public must not
SECRETS = {
    "description": "Cracked Huawei Nova",
    "note": "Calls from somebody named Mother",
    "place_detail": "third row of the theatre",
    "brand": "Zenobia",
    "serial_number": "SN-77812",
    "condition": "scratched back",
    "seal_number": "FD-9917",
    "marks_entry": "Sticker of a white rabbit",
    "document_name_entry": "Ouyang Xiu",
    "visitor_name": "Han Meimei",
    "visitor_phone": "13812345678",
}


class SecretItem(ClaimNoticeCommon):
    """An item of which everything is known."""

    @classmethod
    def secret_item(cls):
        """A phone with every secret there is; all of them and its number are looked for."""
        return cls.new_item(
            category="phone",
            color="black",
            image_1920=PIXEL,
            value_estimate=4321,
            content_ids=[Command.create({"name": "Ticket of Zhao Liu"})],
            photo_ids=[Command.create({"image_1920": PIXEL, "name": "Back side"})],
            **SECRETS,
        )

    def assert_nothing_told(self, text, item):
        """No secret of an item stands in a text."""
        people = (item.finder_employee_id | item.employee_id | item.custodian_id).mapped("name")
        secrets = [*SECRETS.values(), "138 1234", "4321", "4,321", "Zhao Liu", "Back side", item.name, PIXEL, *people]
        for secret in filter(None, secrets):
            with self.subTest(secret=secret):
                self.assertNotIn(secret, text)


@tagged("post_install", "-at_install")
class TestClaimNoticePage(HttpCase, SecretItem):
    """What the public sees without a login."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("zh_CN")
        cls.env["scenic.claim.notice"].search([("state", "=", "published")]).action_end()
        cls.url = "/scenic/claim-notice/" + cls.env.company._claim_notice_url().rsplit("/", 1)[1]
        cls.desk.phone = "0000-1234"

    def page(self, lang="en", url=None, **arguments):
        query = "".join(f"&{name}={value}" for name, value in arguments.items())
        return self.url_open(f"{url or self.url}?lang={lang}{query}").text

    def test_nothing_personal_on_the_page(self):
        item = self.secret_item()
        self.new_notice(item)
        self.authenticate(None, None)
        for lang in ("en", "zh"):
            text = self.page(lang)
            self.assert_nothing_told(text, item)
            self.assertNotIn("<img", text)

    def test_category_colour_date_place_and_whom_to_ask(self):
        notice = self.new_notice(self.new_item(color="black"))
        self.env.company.scenic_claim_hours = "9:00–17:00"
        page = self.page()
        day = self.desk._local(fields.Datetime.now()).date().isoformat()
        for part in ("Umbrella", "Black", "Dragon Gate", day, notice.name, "0000-1234", "9:00–17:00", "Visitor Centre"):
            self.assertIn(part, page)

    def test_in_the_visitors_language(self):
        self.category("umbrella").with_context(lang="zh_CN").name = "雨伞"
        self.new_notice(self.new_item())
        self.assertIn("雨伞", self.page("zh"))
        self.assertIn("Umbrella", self.page("en"))
        asked = self.url_open(self.url, headers={"Accept-Language": "zh-CN,zh;q=0.9"})
        self.assertIn("雨伞", asked.text)

    def test_drafts_and_withdrawn_do_not_show(self):
        self.new_notice(self.new_item(category="umbrella"), publish=False)
        self.new_notice(self.new_item(category="bag")).action_withdraw()
        self.new_notice(self.new_item(category="toy")).action_end()
        self.new_notice(self.new_item(category="glasses")).line_ids.action_take_off()
        page = self.page()
        for word in ("Umbrella", "Bag or Backpack", "Toy", "Glasses"):
            self.assertNotIn(word, page)
        self.assertIn("Nothing is on the list", page)

    def test_returned_items_vanish(self):
        item = self.new_item()
        self.new_notice(item, self.new_item(category="toy"))
        self.assertIn("Umbrella", self.page())
        self.return_item(item)
        page = self.page()
        self.assertNotIn("Umbrella", page)
        self.assertIn("Toy", page)

    def test_on_two_notices_it_shows_once_with_the_first_date(self):
        item = self.new_item()
        first = self.new_notice(publish=False)
        first._add_items(item)
        first._publish(fields.Date.today() - timedelta(days=9))
        second = self.new_notice(item, self.new_item(category="toy"))
        page = self.page()
        self.assertEqual((page.count("<li>"), page.count("Umbrella")), (2, 2), "in the list and among the categories")
        self.assertIn((fields.Date.today() - timedelta(days=9)).isoformat(), page)
        self.assertIn(first.name, page)
        first.action_end()
        page = self.page()
        self.assertEqual(page.count("<li>"), 2)
        self.assertNotIn(first.name, page)
        self.assertIn(second.name, page)

    def test_two_notices_of_a_day_each_stand_once(self):
        one, other = self.new_notice(self.new_item(), publish=False), self.new_notice(self.new_item(), publish=False)
        one._add_items(self.new_item())
        other._add_items(self.new_item())
        (one | other).action_publish()
        page = self.page()
        self.assertEqual(page.count("<li>"), 4)
        self.assertEqual([page.count(notice.name) for notice in (one, other)], [1, 1])
        numbers = [part.split("<")[0] for part in page.split('class="no">')[1:]]
        self.assertEqual(numbers, ["1", "2", "1", "2"])

    def test_past_its_last_day_it_does_not_show(self):
        """Also before the night's job has ended it."""
        today = self.desk._local(fields.Datetime.now()).date()
        notice = self.new_notice(publish=False, valid_to=today)
        notice._add_items(self.new_item())
        notice._publish(today - timedelta(days=3))
        self.assertIn("Umbrella", self.page())
        notice.valid_to = today - timedelta(days=1)
        self.assertEqual(notice.state, "published")
        self.assertNotIn("Umbrella", self.page())

    def test_whoever_is_logged_in_sees_the_same(self):
        item = self.secret_item()
        self.new_notice(item)
        new_test_user(self.env, login="scenic_portal", groups="base.group_portal", lang="en_US")
        self.authenticate(None, None)
        public = self.page()
        self.assertIn("Phone", public)
        for login in ("scenic_portal", "scenic_plain", "scenic_crew_leader"):
            with self.subTest(login):
                self.authenticate(login, login)
                text = self.page()
                self.assert_nothing_told(text, item)
                self.assertEqual(text, public)

    def test_no_cache_keeps_what_was_returned(self):
        self.assertIn("no-cache", self.url_open(self.url).headers["Cache-Control"])

    def test_unknown_language_is_one_there_is(self):
        for lang in ("xx", "zh_TW", "<script>", ""):
            with self.subTest(lang):
                answer = self.url_open(self.url, data=None, headers={"Accept-Language": "fr"})
                self.assertEqual(answer.status_code, 200)
                self.assertNotIn("<script", self.page(lang))

    def test_each_company_has_its_page(self):
        other = self.env["res.company"].create({"name": "Other Park"})
        self.new_notice(self.new_item())
        theirs = self.page(url="/scenic/claim-notice/" + other._claim_notice_url().rsplit("/", 1)[1])
        self.assertIn("Other Park", theirs)
        self.assertNotIn("Umbrella", theirs)

    def test_unknown_page_is_not_found(self):
        self.assertEqual(self.url_open("/scenic/claim-notice/nobodys").status_code, 404)

    def test_fifty_a_page(self):
        items = self.env["scenic.found.item"].union(*(self.new_item() for _number in range(52)))
        self.new_notice(items)
        # beyond the last there is the last: it may have held more when the address was noted
        self.assertEqual([self.page(page=number).count("<li>") for number in (1, 2, 3, 99999)], [50, 2, 2, 2])
        for wrong in ("x", "0", "-1", "1e9"):
            page = self.page(page=wrong)
            self.assertEqual(page.count("<li>"), 50)
            self.assertIn("<span>1 / 2</span>", page)

    def test_one_category(self):
        self.new_notice(self.new_item(), self.new_item(category="toy"))
        page = self.page(kind=self.category("toy").id)
        self.assertEqual(page.count("<li>"), 1)
        for wrong in ("0", "x", "-1", "1;drop"):
            self.assertEqual(self.page(kind=wrong).count("<li>"), 2)

    def test_name_is_no_html(self):
        self.zone.name = "<script>alert(1)</script>"
        self.new_notice(self.new_item())
        self.assertNotIn("<script>alert", self.page())


@tagged("post_install", "-at_install")
class TestClaimNoticePrints(PaperCommon, SecretItem):
    """The sheet for the notice board, and the list for the department."""

    def test_nothing_personal_on_the_sheet(self):
        item = self.secret_item()
        notice = self.new_notice(item)
        for lang in ("en_US", "zh_CN"):
            self.assert_nothing_told(self.html("claim_notice_report", notice, lang=lang), item)
            self.assert_nothing_told("".join(self.pages(self.pdf("claim_notice_report", notice, lang=lang))), item)

    def test_sheet_in_both_languages(self):
        self.category("umbrella").with_context(lang="zh_CN").name = "雨伞"
        notice = self.new_notice(self.new_item(color="black"))
        [text] = self.pages(self.pdf("claim_notice_report", notice))
        for part in ("Claim Notice", "雨伞 Umbrella", "Black", "Dragon Gate", notice.name, "Visitor Centre"):
            self.assertIn(part, text)

    def test_code_leads_to_the_page(self):
        notice = self.new_notice(self.new_item())
        self.assertEqual(self.codes(self.pdf("claim_notice_report", notice)), [[self.env.company._claim_notice_url()]])

    def test_many_items_go_on_overleaf(self):
        notice = self.new_notice(self.env["scenic.found.item"].union(*(self.new_item() for _number in range(60))))
        pages = self.pages(self.pdf("claim_notice_report", notice))
        self.assertGreater(len(pages), 1)
        self.assertIn(notice.company_id.name, pages[-1])

    def test_line_taken_off_is_not_printed(self):
        notice = self.new_notice(self.new_item(), self.new_item(category="toy"))
        notice.line_ids[0].action_take_off()
        self.assertNotIn("Umbrella", self.html("claim_notice_report", notice))

    def test_list_for_the_department(self):
        item = self.new_item(marks_entry="Sticker of a white rabbit", visitor_name="Han Meimei")
        notice = self.new_notice(item)
        text = self.html("state_property_report", item, user=self.custodian)
        for part in (item.name, item.description, notice.name, "Handed Over By"):
            self.assertIn(part, text)
        for secret in ("white rabbit", "Han Meimei"):
            self.assertNotIn(secret, text)
