from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import ScenicCommon

HIDDEN = {"scenic.found.item": ("marks", "document_name", "id_number"), "scenic.claim": ("id_number",)}


@tagged("post_install", "-at_install")
class TestSecrecy(ScenicCommon):
    """Marks, names on documents and identity numbers are on file and come out nowhere."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.item = cls.new_phone(document_name_entry="Wang Fang", id_number_entry="E12345678", id_type="passport")
        cls.claim = cls.new_claim(cls.item, id_number_entry="11010519491231002X", id_type="id_card")
        cls.readers = (cls.agent, cls.supervisor, cls.manager, cls.custodian, cls.crew_leader)

    def _each(self):
        for record in (self.item, self.claim):
            for user in self.readers:
                for name in HIDDEN[record._name]:
                    yield record.with_user(user), name

    def test_they_are_on_file(self):
        self.assertRecordValues(
            self.item.sudo(), [{"marks": "Cracked corner", "document_name": "Wang Fang", "id_number": "E12345678"}]
        )
        self.assertEqual(self.claim.sudo().id_number, "11010519491231002X")

    def test_reading_is_refused(self):
        for record, name in self._each():
            with self.subTest(record._name, user=record.env.user.login, field=name), self.assertRaises(AccessError):
                record.read([name])

    def test_exporting_is_refused(self):
        self.env.ref("base.group_allow_export").user_ids |= self.env["res.users"].union(*self.readers)
        for record, name in self._each():
            with self.subTest(record._name, user=record.env.user.login, field=name), self.assertRaises(AccessError):
                record.export_data([name])

    def test_searching_is_refused(self):
        for record, name in self._each():
            with self.subTest(record._name, user=record.env.user.login, field=name), self.assertRaises(AccessError):
                record.search([(name, "ilike", "a")])

    def test_searching_through_a_relation_is_refused(self):
        for name in HIDDEN["scenic.found.item"]:
            with self.subTest(name), self.assertRaises(AccessError):
                self.env["scenic.claim"].with_user(self.manager).search([(f"item_id.{name}", "ilike", "a")])

    def test_grouping_is_refused(self):
        for record, name in self._each():
            with self.subTest(record._name, user=record.env.user.login, field=name), self.assertRaises(AccessError):
                record.formatted_read_group([], [name], ["__count"])

    def test_sorting_is_refused(self):
        for record, name in self._each():
            with self.subTest(record._name, user=record.env.user.login, field=name), self.assertRaises(AccessError):
                record.search([], order=name)

    def test_writing_directly_is_refused(self):
        for record, name in self._each():
            with self.subTest(record._name, user=record.env.user.login, field=name), self.assertRaises(AccessError):
                record.write({name: "x"})

    def test_entry_fields_read_back_empty(self):
        self.env.invalidate_all()
        self.assertRecordValues(self.item, [{"marks_entry": False, "document_name_entry": False, "has_marks": True}])
        self.assertFalse(self.claim.id_number_entry)

    def test_reading_everything_gives_none_of_it(self):
        for record in (self.item, self.claim):
            text = str(record.with_user(self.manager).read())
            for secret in ("Cracked", "Wang Fang", "E12345678", "11010519491231002X"):
                with self.subTest(record._name, secret=secret):
                    self.assertNotIn(secret, text)

    def test_register_search_does_not_find_by_them(self):
        for secret in ("Cracked", "Wang Fang", "E12345678"):
            with self.subTest(secret):
                found = self.env["scenic.found.item"].with_user(self.agent).search([("search_any", "=", secret)])
                self.assertNotIn(self.item, found)

    def test_history_does_not_tell_them(self):
        item = self.item.with_context(tracking_disable=False, mail_notrack=False)
        item.write({"marks_entry": "Blue sticker", "id_number_entry": "E99999999"})
        self.env.flush_all()
        told = str(item.message_ids.mapped("body")) + str(item.message_ids.sudo().tracking_value_ids.read())
        self.assertNotIn("Blue sticker", told)
        self.assertNotIn("E99999999", told)

    def test_number_shows_masked(self):
        self.assertEqual(self.claim.id_number_masked, "1101***********02X")
        self.assertEqual(self.claim.visitor_phone_masked, "138******5678")

    def test_short_number_is_masked_whole(self):
        self.claim.id_number_entry = "1234567"
        self.assertEqual(self.claim.id_number_masked, "*******")

    def test_more_marks_are_added_not_replaced(self):
        self.item.marks_entry = "Sticker"
        self.assertEqual(self.item.sudo().marks, "Cracked corner\nSticker")

    def test_copy_takes_no_secret_along(self):
        copy = self.item.copy().sudo()
        self.assertRecordValues(copy, [{"marks": False, "document_name": False, "id_number": False}])

    def test_an_onchange_shows_no_marks(self):
        fields_spec = {"item_id": {}, "marks_shown": {}}
        values = {"item_id": self.item.id, "marks_shown_at": "2026-01-01 00:00:00"}
        for claim in (self.env["scenic.claim"], self.claim):
            for user in self.readers[:-1]:
                with self.subTest(user.login, claim=claim.id):
                    changed = claim.with_user(user).onchange(values, ["item_id"], fields_spec)
                    self.assertFalse(changed["value"].get("marks_shown"))
