from odoo.tests import tagged

from .paper import PaperCommon


@tagged("post_install", "-at_install")
class TestReports(PaperCommon):
    """The prints as PDF, as they leave the printer."""

    def test_one_card(self):
        item = self.new_item()
        pdf = self.pdf("found_item_card_report", item)
        [text] = self.pages(pdf)
        for part in (item.name, item.description, "Dragon Gate", "Shelf A", "Visitor Centre"):
            self.assertIn(part, text)
        self.assertEqual(self.codes(pdf), [[item._scan_url()]])

    def test_hundred_cards(self):
        items = self.new_item(description="Umbrella 1")
        for number in range(2, 101):
            items |= self.new_item(description=f"Umbrella {number}")
        pages = self.pages(self.pdf("found_item_card_report", items))
        self.assertEqual(len(pages), 100)
        for item, text in zip(items, pages, strict=True):
            self.assertIn(item.name, text)

    def test_label_sheet_holds_ten(self):
        items = self.env["scenic.found.item"].union(*(self.new_item() for _number in range(13)))
        pdf = self.pdf("found_item_card_sheet_report", items)
        self.assertEqual([text.count("Item Card") for text in self.pages(pdf)], [10, 3])
        codes = self.codes(pdf)
        self.assertEqual(sorted(code for page in codes for code in page), sorted(item._scan_url() for item in items))

    def test_chinese_is_found_in_the_pdf(self):
        item = self.new_item(
            description="员工工作证与黑色双肩包", source="employee", finder_employee_id=self.plain_employee.id
        )
        self.env["ir.config_parameter"].set_param("web.base.url", "http://desk.example.com")
        for report in ("found_item_card_report", "found_item_receipt_report", "found_item_sheet_employee_report"):
            with self.subTest(report):
                [text] = self.pages(self.pdf(report, item, lang="zh_CN"))
                self.assertIn("员工工作证", text)
                self.assertIn("存放处" if "card" in report or "sheet" in report else "盖章", text)

    def test_long_texts_do_not_break_a_form(self):
        item = self.new_item(description="长" * 10000, brand="X" * 10000, place_detail="远" * 10000, note="y" * 10000)
        self.new_claim(item, description="说" * 10000, visitor_name="孙" * 10000).action_hand_over()
        for report in ("card", "card_sheet", "receipt", "sheet_visitor"):
            with self.subTest(report):
                [text] = self.pages(self.pdf(f"found_item_{report}_report", item))
                self.assertIn(item.name, text)
        self.assertEqual(len(self.pages(self.pdf("claim_slip_report", item.claim_ids))), 1)

    def test_sheets_of_many_items(self):
        items = self.new_item() | self.new_item(source="employee", finder_employee_id=self.plain_employee.id)
        pages = self.pages(self.pdf("found_item_sheet_visitor_report", items))
        self.assertEqual(len(pages), 2)
        self.assertIn("Handed In by a Visitor", pages[0])
        self.assertIn("Handed In by an Employee", pages[1])

    def test_many_contents_go_on_overleaf(self):
        lines = [(0, 0, {"name": f"Thing number {number} with a long name of its own"}) for number in range(120)]
        pages = self.pages(self.pdf("found_item_sheet_visitor_report", self.new_item(content_ids=lines)))
        self.assertGreater(len(pages), 1)
        self.assertIn("Thing number 119", "".join(pages))

    def test_blank_forms(self):
        wizards = self.env["scenic.blank.form"].with_user(self.agent)
        for form, label in wizards._fields["form"].selection:
            with self.subTest(form):
                action = wizards.create({"form": form, "copies": 3, "desk_id": self.desk.id}).action_print()
                report = self.env["ir.actions.report"]._get_report(action["report_name"])
                pages = self.pages(
                    self.pdf(report.xml_id.split(".")[1], wizards.browse(action["context"]["active_ids"]))
                )
                # the duty log goes on overleaf
                self.assertEqual(len(pages), 6 if form == "duty_log" else 3)
                self.assertIn(label.removesuffix("s (Label Sheet)"), pages[-1])
