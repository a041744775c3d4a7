from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .count import CountCommon

ROWS = "场馆\t日期\t人数\nG1\t2026年10月1日\t12,345\nTheatre\t2026/10/1\t980人\n合计\t\t13,325"


@freeze_time("2026-10-03 02:00:00")
@tagged("post_install", "-at_install")
class TestPaste(CountCommon):
    """Rows from a spreadsheet."""

    def wizard(self, text, user=None):
        return self.env["scenic.count.paste"].with_user(user or self.agent).create({"text": text})

    def test_rows_are_entered(self):
        action = self.wizard(ROWS).action_enter()
        rows = self.counts().search(action["domain"], order="venue_id")
        self.assertEqual(rows.mapped("count"), [12345, 980])
        self.assertEqual(rows.mapped("date"), [date(2026, 10, 1)] * 2)
        self.assertEqual(set(rows.mapped("source")), {"pasted"})

    def test_preview_names_what_is_wrong(self):
        wizard = self.wizard("G1\t2026-10-01\t5\nX9\t2026-10-01\t5\nG2\tsoon\t5\nG2\t2026-10-01\t-5")
        self.assertEqual((wizard.row_count, wizard.wrong_count), (4, 3))
        for problem in ("no venue “X9”", "date cannot be read", "not negative"):
            self.assertIn(problem, wizard.preview)

    def test_nothing_half_done(self):
        wizard = self.wizard("G1\t2026-10-01\t5\nX9\t2026-10-01\t5")
        with self.assertRaisesRegex(UserError, "Row 2"):
            wizard.action_enter()
        self.assertFalse(self.counts().search([]))

    def test_rows_without_a_date_are_of_the_chosen_day(self):
        wizard = self.wizard("G1;15\nG2;16")
        wizard.date = "2026-09-30"
        wizard.action_enter()
        self.assertEqual(self.counts().search([]).mapped("date"), [date(2026, 9, 30)] * 2)

    def test_pasting_twice_changes_nothing(self):
        self.wizard(ROWS).action_enter()
        self.wizard(ROWS).action_enter()
        self.assertEqual(self.counts().search_count([]), 2)

    def test_hours(self):
        self.wizard("G1,2026-10-02,9:00-10:00,20\nG1,2026-10-02,10点,30").action_enter()
        self.assertEqual(self.counts().search([]).count, 50)

    def test_html_in_a_row_stays_text(self):
        self.assertNotIn("<script>", self.wizard("<script>x</script>\t2026-10-01\t5").preview)

    def test_who_may_not_enter(self):
        with self.assertRaises(AccessError):
            self.wizard("G1\t5", user=self.plain)
