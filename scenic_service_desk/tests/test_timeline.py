from odoo.exceptions import AccessError
from odoo.tests import tagged

from . import contract, test_contract
from .common import MODULE, ScenicCommon


@tagged("post_install", "-at_install")
class TestTimeline(ScenicCommon):
    """One view over every register of the day, with the rights of who looks."""

    def _lines(self, user, entry):
        self.env.flush_all()
        lines = self.env["scenic.timeline"].with_user(user)
        return lines.search([("res_model", "=", entry._name), ("res_id", "=", entry.id)])

    def test_every_register_appears(self):
        for name in contract.registers(self.env):
            entry = test_contract.TestContract._example(self, name)
            with self.subTest(name):
                line = self._lines(self.env.user, entry)
                self.assertEqual((line.name, line.log_id, line.date), (entry.name, entry.log_id, entry.date))

    def test_a_line_of_the_day(self):
        item = self.new_item()
        item.log_id.invalidate_recordset()
        line = item.log_id.with_user(self.agent).timeline_ids.filtered(lambda line: line.name == item.name)
        self.assertEqual(line.text, item._timeline_text())
        self.assertEqual(line.state_label, "At the Counter")
        self.assertEqual(line.clock, f"{self.desk._local(item.date):%H:%M}")

    def test_oldest_first(self):
        notes = [self.new_note(date=f"2024-05-01 0{hour}:00:00", is_late_entry=True) for hour in (3, 1, 2)]
        log = notes[0].log_id
        log.invalidate_recordset()
        self.assertEqual(log.timeline_ids.mapped("res_id"), [notes[1].id, notes[2].id, notes[0].id])

    def test_who_may_not_read_a_register_does_not_see_its_entries(self):
        note, item = self.new_note(), self.new_on_site()
        self.assertFalse(self._lines(self.crew_leader, note))
        self.assertTrue(self._lines(self.crew_leader, item))

    def test_record_rules_hold(self):
        self.assertFalse(self._lines(self.crew_mate, self.new_on_site()))

    def test_nobody_without_a_role(self):
        with self.assertRaises(AccessError):
            self._lines(self.plain, self.new_note())

    def test_reads_no_register_at_all(self):
        self.env["ir.model.access"].search([("model_id.model", "in", contract.registers(self.env))]).perm_read = False
        self.assertFalse(self.env["scenic.timeline"].with_user(self.agent).search([]))

    def test_a_line_of_a_forbidden_entry_is_not_read(self):
        note = self.new_note()
        line = self._lines(self.agent, note).with_user(self.crew_leader)
        self.env.invalidate_all()
        self.assertFalse(line.read(["name"]))

    def test_opens_the_entry(self):
        note = self.new_note()
        action = self._lines(self.agent, note).action_open()
        self.assertEqual((action["res_model"], action["res_id"]), (note._name, note.id))

    def test_open_matters_are_found(self):
        followed, noted = self.new_note(needs_follow_up=True), self.new_note()
        lines = self._lines(self.agent, followed) + self._lines(self.agent, noted)
        self.assertEqual(lines.mapped("is_open"), [True, False])
        found = self.env["scenic.timeline"].with_user(self.agent).search([("is_open", "=", True)])
        self.assertEqual(lines & found, lines[0])

    def test_ids_of_two_registers_do_not_meet(self):
        lines = self.env["scenic.timeline"].search([("log_id", "=", self.new_claim(self.new_item()).log_id.id)])
        self.assertEqual(len(lines), len(set(lines.ids)))
        self.assertEqual(lines._of_entries(self.env["scenic.duty.entry"].browse(1)).id & 0xFFFFFFFF, 1)

    def test_grouped_by_register(self):
        note = self.new_note()
        rows = self.env["scenic.timeline"]._read_group([("log_id", "=", note.log_id.id)], ["res_model"], ["__count"])
        self.assertIn(("scenic.duty.entry", 1), rows)

    def test_days_line_asks_the_index_of_each_register(self):
        """The filter on the day reaches every register's own index; no register is walked through."""
        log = self.new_note().log_id
        self.env.flush_all()
        self.env.cr.execute("SET LOCAL enable_seqscan = off")
        for domain in ([("log_id", "=", log.id)], [("id", "in", log.timeline_ids.ids)]):
            query = self.env["scenic.timeline"].with_user(self.agent)._search(domain)
            self.env.cr.execute("EXPLAIN " + self.env.cr.mogrify(query.select()).decode())
            plan = "\n".join(row[0] for row in self.env.cr.fetchall())
            with self.subTest(domain):
                self.assertNotIn("Seq Scan on scenic_", plan)


@tagged("post_install", "-at_install")
class TestLogForm(ScenicCommon):
    """The log's own figures, and a line typed into it."""

    def test_note_typed_into_the_log(self):
        log = self.today_log().with_user(self.agent)
        log.note_entry = "The coach broke down"
        self.assertEqual(log.entry_ids.text, "The coach broke down")
        self.assertEqual(log.entry_ids.employee_id, self.agent_employee)
        self.assertFalse(log.note_entry)

    def test_note_of_a_day_that_is_over_is_a_late_entry_of_that_day(self):
        log = self.env["scenic.duty.log"]._of_day(self.desk, "2024-05-01").with_user(self.agent)
        log.note_entry = "Written the day after"
        self.assertEqual(log.entry_ids.is_late_entry, True)
        self.assertEqual(log.entry_ids.log_id, log)

    def test_counts(self):
        note = self.new_note()
        before = note.log_id.timeline_count
        self.new_note()
        note.log_id.invalidate_recordset()
        self.assertEqual(note.log_id.timeline_count, before + 1)

    def test_list_counts_all_logs_at_once(self):
        logs = self.env["scenic.duty.log"].concat(
            *(self.env["scenic.duty.log"]._of_day(self.desk, f"2024-05-0{day}") for day in range(1, 9))
        )
        logs.invalidate_recordset()
        logs.mapped("timeline_count")
        logs.invalidate_recordset()
        with self.assertQueryCount(3):
            logs.mapped("timeline_count")

    def test_shared_login_is_asked_who_writes(self):
        action = self.today_log().with_user(self.counter).action_add_note()
        self.assertEqual(action["res_model"], "scenic.duty.entry")
        self.assertEqual(self.env.ref(f"{MODULE}.duty_entry_view_form_quick").id, action["views"][0][0])
