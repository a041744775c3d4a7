import base64
import io
import os

from PIL import Image
from psycopg2.errors import CheckViolation

from odoo import Command
from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import PIXEL, ScenicCommon

HTML = '<script>alert(1)</script><b title="x">&amp;</b>'


@tagged("post_install", "-at_install")
class TestBadInput(ScenicCommon):
    """Whatever is typed: a clear error or the text as it was, and nothing lost."""

    def _stored(self, name, value):
        item = self.new_item(**{name: value})
        item.invalidate_recordset()
        return item[name]

    def test_long_text_is_kept(self):
        text = "长" * 10_000
        for name in ("description", "note", "place_detail", "brand", "condition", "serial_number"):
            with self.subTest(name):
                self.assertEqual(self._stored(name, text), text)

    def test_long_latin_word_is_kept_and_found(self):
        item = self.new_item(description="x" * 10_000)
        self.assertIn(item, item.search([("search_any", "=", "x" * 10_000)]))

    def test_emoji_is_kept_and_the_item_found(self):
        item = self.new_item(description="🧸 Teddy 👨‍👩‍👧")
        item.invalidate_recordset()
        self.assertEqual(item.description, "🧸 Teddy 👨‍👩‍👧")
        self.assertIn(item, item.search([("search_any", "=", "🧸 teddy")]))

    def test_html_is_kept_as_text(self):
        self.assertEqual(self._stored("description", HTML), HTML)

    def test_html_is_escaped_in_the_history(self):
        item = self.new_item()
        item.message_post(body=HTML)
        self.assertNotIn("<script", item.message_ids[0].body)

    def test_html_is_escaped_in_print(self):
        item = self.new_item(description=HTML, visitor_name=HTML, note=HTML)
        item.action_print_receipt()
        for name in ("found_item_receipt_report", "found_item_card_report", "found_item_sheet_visitor_report"):
            report = self.env.ref(f"scenic_service_desk.{name}")
            html, _kind = self.env["ir.actions.report"]._render_qweb_html(report, item.ids)
            with self.subTest(name):
                self.assertNotIn(b"<script>alert", html)

    @mute_logger("odoo.sql_db")
    def test_empty_required_fields_are_refused(self):
        for name in ("description", "found_at", "source"):
            with self.subTest(name), self.assertRaises(Exception) as caught:
                self.new_item(**{name: False})
            self.assertIn(type(caught.exception).__name__, ("NotNullViolation", "ValidationError", "UserError"))

    def test_blank_description_is_refused(self):
        for text in ("", "   ", "\n\t"):
            with self.subTest(text=text), self.assertRaises(Exception) as caught, mute_logger("odoo.sql_db"):
                self.new_item(description=text)
            self.assertIn(type(caught.exception).__name__, ("NotNullViolation", "ValidationError", "UserError"))

    def test_future_time_is_refused(self):
        for name in ("date", "found_at"):
            with self.subTest(name), self.assertRaisesRegex(ValidationError, "future"):
                self.new_item(**{name: "2099-01-01 10:00:00"})

    def test_claim_of_the_future_is_refused(self):
        for date in ("2099-01-01 10:00:00", "9999-12-31 20:00:00"):
            with self.subTest(date), self.assertRaisesRegex(ValidationError, "future"):
                self.new_claim(self.new_item(), date=date, is_late_entry=True)

    def test_found_after_hand_in_is_refused(self):
        with self.assertRaisesRegex(ValidationError, "before it was found"):
            self.new_item(date="2024-05-01 02:00:00", found_at="2024-05-01 05:00:00")

    @mute_logger("odoo.sql_db")
    def test_impossible_amounts_are_refused(self):
        for values in (
            {"quantity": 0},
            {"quantity": -1},
            {"value_estimate": -5},
            {"content_ids": [Command.create({"name": "Pen", "quantity": 0})]},
        ):
            with self.subTest(values), self.assertRaises(CheckViolation):
                self.new_item(**values)

    def test_identity_number_too_long_is_refused(self):
        with self.assertRaisesRegex(ValidationError, "at most 40"):
            self.new_item(id_number_entry="1" * 41)

    def test_phone_number_of_any_length(self):
        self.assertEqual(self.new_item(visitor_phone="1" * 10_000).visitor_phone_key, "1" * 20)
        self.assertFalse(self.new_item(visitor_phone="none").visitor_phone_key)

    def test_file_that_is_no_picture_is_refused(self):
        for content in (b"%PDF-1.4 not a picture", b"\x00" * 100):
            with self.subTest(content[:8]), self.assertRaises(UserError):
                self.new_item(image_1920=base64.b64encode(content))

    def test_drawing_with_code_is_served_as_text(self):
        item = self.new_item(image_1920=base64.b64encode(b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>"))
        file = self.env["ir.attachment"].search(
            [("res_model", "=", item._name), ("res_id", "=", item.id), ("res_field", "=", "image_1920")]
        )
        self.assertEqual(file.mimetype, "text/plain")

    def test_broken_picture_is_refused_and_the_old_one_stays(self):
        item = self.new_item(image_1920=PIXEL)
        with self.assertRaises(UserError):
            item.image_1920 = base64.b64encode(base64.b64decode(PIXEL)[:40])
        item.invalidate_recordset()
        self.assertEqual(item.image_1920, PIXEL.encode())

    def test_photo_of_20_mb_is_scaled(self):
        side = 2650
        picture = io.BytesIO()
        Image.frombytes("RGB", (side, side), os.urandom(side * side * 3)).save(picture, "PNG", compress_level=0)
        self.assertGreater(picture.tell(), 20 * 2**20)
        item = self.new_item(image_1920=base64.b64encode(picture.getvalue()))
        scaled = Image.open(io.BytesIO(base64.b64decode(item.image_1920)))
        self.assertEqual(scaled.size, (1920, 1920))
        self.assertEqual(Image.open(io.BytesIO(base64.b64decode(item.image_128))).size, (128, 128))


@tagged("post_install", "-at_install")
class TestCash(ScenicCommon):
    """Cash is counted by two persons, by currency, in figures and in words."""

    def _cash(self, amount=120.0, **values):
        values = {"amount": amount, "counted_by_id": self.agent_employee.id, **values}
        item_values = {"category": "cash", "cash_ids": [Command.create(values)]}
        return self.new_item(**item_values).cash_ids

    def test_words_for_readers_of_chinese_and_english(self):
        line = self._cash(currency_id=self.env.ref("base.CNY").id)
        self.assertEqual(line.with_context(lang="zh_CN").amount_words, "壹佰贰拾元整")
        self.assertIn("One Hundred And Twenty", line.with_context(lang="en_US").amount_words)

    def test_foreign_money_is_named(self):
        # money that no company reckons in
        franc = self.env.ref("base.CHF")
        franc.active = False
        line = self._cash(currency_id=franc.id)
        self.assertEqual(line.with_context(lang="zh_CN").amount_words, "瑞士法郎壹佰贰拾元整")
        self.assertIn("Franc", line.with_context(lang="en_US").amount_words)

    @mute_logger("odoo.sql_db")
    def test_nothing_and_less_are_no_cash(self):
        for amount in (0, -20):
            with self.subTest(amount), self.assertRaises(CheckViolation):
                self._cash(amount)

    def test_visiting_finder_counts_as_the_second(self):
        self.assertFalse(self._cash().recounted_by_id)

    def test_nobody_counts_twice(self):
        with self.assertRaisesRegex(ValidationError, "two different persons"):
            self._cash(recounted_by_id=self.agent_employee.id)

    def test_finding_employee_does_not_count_alone(self):
        with self.assertRaisesRegex(ValidationError, "two different persons"):
            self.new_item(
                source="employee",
                finder_employee_id=self.agent_employee.id,
                cash_ids=[Command.create({"amount": 5, "counted_by_id": self.agent_employee.id})],
            )

    def test_somebody_counted(self):
        with self.assertRaises(ValidationError):
            self._cash(counted_by_id=False)

    def test_by_currency(self):
        lines = [
            Command.create(
                {"amount": 5, "currency_id": self.env.ref(f"base.{code}").id, "counted_by_id": self.agent_employee.id}
            )
            for code in ("CNY", "JPY")
        ]
        self.assertEqual(
            self.new_item(category="cash", cash_ids=lines).cash_ids.currency_id.mapped("name"), ["CNY", "JPY"]
        )
