from datetime import datetime, timedelta

from odoo import Command, fields
from odoo.exceptions import ValidationError
from odoo.tests import tagged

from .common import MODULE, PIXEL, ScenicCommon


@tagged("post_install", "-at_install")
class TestCategoryRules(ScenicCommon):
    """What a category says is done with its things from the moment of hand-in."""

    def _keep_until(self, item):
        return self.desk._local(item.keep_until)

    def test_ordinary_things_stay_until_the_months_end(self):
        item = self.new_item(date="2024-02-10 03:00:00", found_at="2024-02-10 02:00:00", is_late_entry=True)
        self.assertEqual(self._keep_until(item), datetime(2024, 2, 29, 23, 59, 59))

    def test_month_is_the_desks_not_utc(self):
        # 00:30 on 1 March in Shanghai
        item = self.new_item(date="2024-02-29 16:30:00", found_at="2024-02-29 16:00:00", is_late_entry=True)
        self.assertEqual(self._keep_until(item), datetime(2024, 3, 31, 23, 59, 59))

    def test_food_stays_twelve_hours(self):
        item = self.new_item(category="food")
        self.assertEqual(item.keep_until, item.date + timedelta(hours=12))

    def test_mixed_find_follows_the_shortest_period_of_what_stays(self):
        item = self.new_item(
            category="bag",
            date="2024-03-10 03:00:00",
            found_at="2024-03-10 03:00:00",
            content_ids=[Command.create({"name": "Pills", "category_id": self._kind(5).id})],
        )
        self.assertEqual(self._keep_until(item), datetime(2024, 3, 15, 23, 59, 59))

    def _kind(self, days):
        return self.env["scenic.item.category"].create(
            {"name": "Kind", "keep_unit": "days", "keep_count": days, "destination": "dispose"}
        )

    def test_what_goes_alone_does_not_shorten_the_rest(self):
        lines = [Command.create({"name": name, "category_id": self.category(name).id}) for name in ("food", "identity")]
        item = self.new_item(category="bag", content_ids=lines)
        self.assertEqual(item.keep_until, self.new_item(category="bag").keep_until)
        self.assertEqual(item.content_ids.mapped("goes_alone"), [True, True])
        self.assertEqual(item.content_ids[0].keep_until, item.date + timedelta(hours=12))

    def test_perishable_content_is_reminded_of(self):
        item = self.new_item(
            category="bag", content_ids=[Command.create({"name": "Cake", "category_id": self.category("food").id})]
        )
        self.assertIn(self.env.ref(f"{MODULE}.mail_activity_perishable"), item.activity_ids.activity_type_id)

    def test_category_marks_valuables(self):
        self.assertTrue(self.new_item(category="phone").is_valuable)
        self.assertFalse(self.new_item().is_valuable)

    def test_agent_may_mark_an_umbrella_valuable(self):
        item = self.new_item(is_valuable=True)
        self.assertEqual(self.new_claim(item).tier, "valuable")

    def test_dangerous_things_call_the_police_at_once(self):
        activity = self.new_item(category="dangerous").activity_ids
        self.assertEqual(activity.activity_type_id, self.env.ref(f"{MODULE}.mail_activity_police"))
        self.assertEqual(activity.user_id, self.supervisor)
        self.assertEqual(activity.date_deadline, fields.Date.context_today(activity))

    def test_perishables_are_disposed_of_in_time(self):
        item = self.new_item(category="food")
        self.assertEqual(item.activity_ids.activity_type_id, self.env.ref(f"{MODULE}.mail_activity_perishable"))
        self.assertEqual(item.activity_ids.user_id, self.custodian)
        self.assertEqual(item.activity_ids.date_deadline, self.desk._local_date(item.keep_until))

    def test_ordinary_things_set_off_nothing(self):
        self.assertFalse(self.new_item().activity_ids)

    def test_no_photo_of_a_document_at_creation(self):
        for category in ("identity", "bank_card"):
            with self.subTest(category), self.assertRaisesRegex(ValidationError, "No photos"):
                self.new_item(category=category, image_1920=PIXEL)

    def test_no_photo_of_a_document_later(self):
        item = self.new_item(category="identity")
        with self.assertRaises(ValidationError):
            item.image_1920 = PIXEL
        with self.assertRaises(ValidationError):
            item.photo_ids = [Command.create({"image_1920": PIXEL})]

    def test_photo_line_needs_its_photo(self):
        item = self.new_item()
        with self.assertRaisesRegex(ValidationError, "add the photo"):
            item.photo_ids = [Command.create({"name": "Back side"})]

    def test_photographed_thing_becomes_no_document(self):
        item = self.new_item(image_1920=PIXEL)
        with self.assertRaises(ValidationError):
            item.category_id = self.category("identity")

    def test_overdue_once_its_period_is_over(self):
        late = self.new_item(date="2024-02-10 03:00:00", found_at="2024-02-10 02:00:00", is_late_entry=True)
        fresh = self.new_item()
        self.assertEqual((late.is_overdue, fresh.is_overdue), (True, False))
        overdue = late.search([("is_overdue", "=", True), ("id", "in", (late | fresh).ids)])
        self.assertEqual(overdue, late)
        self.assertEqual(late.search([("is_overdue", "=", False), ("id", "in", (late | fresh).ids)]), fresh)

    def test_what_left_the_house_is_not_overdue(self):
        item = self.new_item(date="2024-02-10 03:00:00", found_at="2024-02-10 02:00:00", is_late_entry=True)
        item._transition("disposed")
        self.assertFalse(item.is_overdue)
        self.assertFalse(item.search([("is_overdue", "=", True), ("id", "=", item.id)]))

    def test_valuables_need_the_tested_tier(self):
        for flag in ("is_valuable", "is_cash", "is_document"):
            with self.subTest(flag), self.assertRaises(ValidationError):
                self.category("umbrella").write({flag: True})

    def test_shipped_rules_are_sound(self):
        categories = self.env["scenic.item.category"].search([("company_id", "=", False)])
        for category in categories.filtered(lambda kind: kind.is_valuable or kind.is_cash or kind.is_document):
            with self.subTest(category.name):
                self.assertEqual(category.claim_tier, "valuable")
                self.assertTrue(category.questions)
        self.assertEqual(set(categories.filtered("is_dangerous").mapped("destination")), {"police"})


@tagged("post_install", "-at_install")
class TestGuess(ScenicCommon):
    """Category and colour come from the description; what the agent chose stays."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("zh_CN")
        cls.kind = cls.env["scenic.item.category"].create({"name": "Kite", "keywords": "kite, box kite"})
        cls.kind.with_context(lang="zh_CN").keywords = "风筝，纸鸢"

    def _new(self, description, **values):
        vals = {"description": description, "desk_id": self.desk.id, **values}
        return self.env["scenic.found.item"].with_user(self.agent).create(vals)

    def test_category_in_english_and_chinese(self):
        for text in ("Torn box kite", "一只风筝", "纸鸢"):
            with self.subTest(text):
                self.assertEqual(self._new(text).category_id, self.kind)

    def test_longest_word_wins(self):
        other = self.env["scenic.item.category"].create({"name": "Bag", "keywords": "kite bag"})
        self.assertEqual(self._new("A kite bag").category_id, other)

    def test_colour_named_first(self):
        self.assertEqual(self._new("Red kite with blue tail").color, "red")

    def test_words_of_letters_count_whole(self):
        for text, color in (
            ("Credit card", False),
            ("Scored bowl", False),
            ("red-white ball", "red"),
            ("红色iPhone", "red"),
            ("blackberry", False),
        ):
            with self.subTest(text):
                self.assertEqual(self.env["scenic.found.item"]._guess_color(text), color)

    def test_category_is_not_guessed_from_a_part_of_a_word(self):
        for text, name in (
            ("String bag", "bag"),
            ("Two umbrellas", "umbrella"),
            ("Watches", "electronics"),
            ("黑色iPhone15", "phone"),
        ):
            with self.subTest(text):
                self.assertEqual(self.env["scenic.item.category"]._guess(text), self.category(name))
        self.assertNotEqual(self.env["scenic.item.category"]._guess("Turkey"), self.category("keys"))

    def test_choice_stays(self):
        item = self._new("Red kite", category_id=self.category("toy").id, color="green")
        item.description = "Blue kite"
        self.assertRecordValues(item, [{"category_id": self.category("toy").id, "color": "green"}])
