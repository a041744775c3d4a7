"""What the tests of the roster start from."""

from datetime import date, datetime

from .common import MODULE, ScenicCommon

DAY = date(2024, 5, 2)  # a Thursday


class RosterCommon(ScenicCommon):
    """The centre works in two shifts, early 8–14 and late 14–22 on the clock of Shanghai; ``guest`` has no login."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        slots = [cls.env.ref(f"{MODULE}.shift_slot_{name}") for name in ("early", "middle", "late", "all_day")]
        cls.early, cls.middle, cls.late, cls.all_day = slots
        cls.desk.slot_ids = cls.early + cls.late
        cls.guest_employee = cls.env["hr.employee"].create({"name": "Guest Zhao", "pin": "4711"})
        cls.members = cls.env["scenic.shift.member"]

    @classmethod
    def plan(cls, employee, slot=None, day=DAY, user=None, **values):
        """Somebody on the roster of a day, planned by the supervisor."""
        return (
            cls.members.with_user(user or cls.supervisor)
            .create(
                {
                    "desk_id": cls.desk.id,
                    "day": day,
                    "slot_id": (slot or cls.early).id,
                    "employee_id": employee.id,
                    **values,
                }
            )
            .with_env(cls.env)
        )

    def at(self, hour, minute=0, day=DAY):
        """A time on the desk's clock, as UTC; hours over 24 are the next morning's."""
        return self.desk._slot_span(day, hour + minute / 60, 99)[0]

    def sign(self, act, employee, pin="1234", user=None, desk=None):
        """Sign at the counter's shared login, by the dialog."""
        desk = (desk or self.desk).with_user(user or self.counter)
        action = desk.action_sign_in() if act == "sign_in" else desk.action_sign_out()
        return self.answer(action, employee, pin, user)

    def answer(self, action, employee, pin="1234", user=None):
        """Fill in the dialog that asks who signs."""
        wizard = self.env["scenic.sign.wizard"].with_user(user or self.counter).with_context(**action["context"])
        dialog = wizard.create({"signer_id": employee.id, "signer_pin": pin})
        return dialog.action_sign()

    def utc(self, *moment):
        """A naive UTC datetime."""
        return datetime(*moment)
