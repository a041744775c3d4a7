"""The roster of a shift, until now a mere list of employees, becomes lines of its own."""

from odoo.tools.sql import table_exists

_FORMER = "hr_employee_scenic_shift_rel"


def migrate(cr, version):
    """Move the former roster into ``scenic_shift_member``; what was moved before is not moved again."""
    if not version or not table_exists(cr, _FORMER):
        return
    cr.execute(
        """
        INSERT INTO scenic_shift_member (
            shift_id, employee_id, log_id, desk_id, slot_id, company_id, day, date_start, date_end, state,
            uniform_ok, badge_ok, grooming_ok, hygiene_ok, create_uid, create_date, write_uid, write_date
        )
        SELECT shift.id, former.hr_employee_id, shift.log_id, log.desk_id, shift.slot_id, shift.company_id, log.date,
               shift.date_start, shift.date_end, 'planned', true, true, true, true,
               shift.write_uid, shift.write_date, shift.write_uid, shift.write_date
          FROM hr_employee_scenic_shift_rel former
          JOIN scenic_shift shift ON shift.id = former.scenic_shift_id
          JOIN scenic_duty_log log ON log.id = shift.log_id
            ON CONFLICT (shift_id, employee_id) DO NOTHING
        """
    )
    cr.execute("DELETE FROM ir_model_relation WHERE name = %s", [_FORMER])
    cr.execute("DROP TABLE hr_employee_scenic_shift_rel")
