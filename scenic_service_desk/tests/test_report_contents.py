from freezegun import freeze_time

from odoo.tests import tagged

from .common import PIXEL
from .paper import ITEM_REPORTS, PaperCommon

SECRETS = ("Cracked corner", "Wang Fang", "SN-778", "E12345678", "11010519491231002", "13812345678", "138 1234 5678")


@tagged("post_install", "-at_install")
class TestReportContents(PaperCommon):
    """What stands on the forms, and what never does."""

    def test_secrets_are_on_no_form(self):
        item = self.new_phone(
            document_name_entry="Wang Fang",
            serial_number="SN-778",
            visitor_name="Han Meimei",
            visitor_phone="13812345678",
            id_number_entry="E12345678",
        )
        claim = self.approved_claim(item)
        printed = [(report, self.html(report, item)) for report in ITEM_REPORTS]
        for name, text in [*printed, ("slip", self.html("claim_slip_report", claim))]:
            for secret in SECRETS:
                with self.subTest(name, secret=secret):
                    self.assertNotIn(secret, text)

    def test_card_and_claimant_know_nothing_of_the_finder(self):
        item = self.new_item(visitor_name="Han Meimei")
        claim = self.new_claim(item)
        for text in (
            self.html("found_item_card_report", item),
            self.html("found_item_card_sheet_report", item),
            self.html("claim_slip_report", claim),
        ):
            self.assertNotIn("Han Meimei", text)
        self.assertIn("Han Meimei", self.html("found_item_receipt_report", item))

    def test_anonymous_finder_is_not_named(self):
        item = self.new_item(visitor_name="Han Meimei", visitor_phone="13812345678", finder_anonymous=True)
        for report in ITEM_REPORTS:
            with self.subTest(report):
                self.assertNotIn("Han Meimei", self.html(report, item))

    def test_receipt_of_an_employee(self):
        finder = self.plain_employee
        finder.write({"barcode": "YG0231", "department_id": self.env["hr.department"].create({"name": "Gardens"}).id})
        item = self.new_item(source="employee", finder_employee_id=finder.id)
        text = self.html("found_item_receipt_report", item)
        for part in ("Employee&#39;s Receipt", "YG0231", "Gardens", "Gardener", item.receipt_number):
            self.assertIn(part, text.replace("Employee's", "Employee&#39;s"))

    def test_printing_draws_the_receipt_number_once(self):
        item = self.new_item()
        self.assertFalse(item.receipt_number)
        self.html("found_item_receipt_report", item)
        number = item.receipt_number
        self.assertTrue(number)
        self.html("found_item_receipt_report", item)
        self.assertEqual(item.receipt_number, number)

    def test_lower_part_is_filled_from_the_approved_claim(self):
        item = self.new_item()
        claim = self.new_claim(item)
        self.assertNotIn("Li Lei", self.html("found_item_sheet_visitor_report", item))
        claim.action_hand_over()
        text = self.html("found_item_sheet_visitor_report", item)
        self.assertIn("Li Lei", text)
        self.assertIn(claim.name, text)

    def test_cash_in_figures_and_words(self):
        cash = [(0, 0, {"amount": 120, "counted_by_id": self.agent_employee.id})]
        item = self.new_item(
            category="cash", cash_ids=cash, finder_employee_id=self.plain_employee.id, source="employee"
        )
        claim = self.new_claim(item)
        for text in (
            self.html("found_item_sheet_employee_report", item, lang="zh_CN"),
            self.html("claim_slip_report", claim, lang="zh_CN"),
        ):
            self.assertIn("壹佰贰拾元整", text)
            self.assertIn("120.00", text)

    def test_slip_shows_how_it_was_signed(self):
        drawn = self.new_claim(self.new_item(), signature=PIXEL, signed_on_paper=False)
        self.assertIn(PIXEL, self.html("claim_slip_report", drawn))
        paper = self.new_claim(self.new_item())
        self.assertIn("Signed on Paper", self.html("claim_slip_report", paper))

    @freeze_time("2026-03-01 17:30:00")
    def test_times_are_those_of_the_desk(self):
        item = self.new_item()
        self.assertIn("01:30", self.html("found_item_card_report", item))
        self.assertIn("2026", self.html("found_item_card_report", item, lang="zh_CN"))

    def test_titles_in_chinese(self):
        item = self.new_item()
        self.assertIn("物品信息卡", self.html("found_item_card_report", item, lang="zh_CN"))
        self.assertIn("游客拾物登记、认领表", self.html("found_item_sheet_visitor_report", item, lang="zh_CN"))
        self.assertIn("失物收条", self.html("claim_slip_report", self.new_claim(item), lang="zh_CN"))

    def test_crew_leader_prints_his_finds(self):
        item = self.new_on_site()
        text = self.html("found_item_sheet_on_site_report", item, user=self.crew_leader)
        for part in ("Found on Site", self.crew_leader_employee.name, self.agent_employee.name, "Gardener"):
            self.assertIn(part, text)
        self.assertIn(item.name, self.html("found_item_receipt_report", item, user=self.crew_leader))

    def test_html_in_a_description_stays_text(self):
        item = self.new_item(description="<script>alert(1)</script> 😀")
        for report in ITEM_REPORTS:
            with self.subTest(report):
                self.assertNotIn("<script>alert", self.html(report, item))
