from .satisfaction import SatisfactionCommon


class HiddenCommon(SatisfactionCommon):
    """A complaint about the colleague, and who finds what hangs on it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.complaint = cls.new_complaint(against_employee_id=cls.colleague_employee.id)
        cls.department = cls.env["hr.department"].create({"name": "Ferry"})

    def hidden(self, records, user=None):
        """Whether somebody, the colleague by default, neither finds nor reads records; the deputy does."""
        self.env.flush_all()
        self.env.invalidate_all()
        deputys, theirs = records.with_user(self.deputy), records.with_user(user or self.colleague)
        of_them = [("id", "in", records.ids)]
        self.assertEqual(len(deputys.search(of_them)), len(records))
        return not theirs.search(of_them) and not theirs.has_access("read")

    def judged(self, complaint, employee):
        complaint.with_user(self.supervisor)._judge(
            {
                "judgement": "founded",
                "judgement_reason": "Seen on camera",
                "fault_department_id": self.department.id,
                "fault_employee_id": employee.id,
            }
        )

    def closed(self, complaint):
        complaint = complaint.with_user(self.supervisor)
        complaint.sudo()._write_unlocked({"state": "carried_out"})
        complaint.write({"visitor_answer": "declines"})
        complaint.action_close()
        return self.env["scenic.callback"]._of_cases(complaint)
