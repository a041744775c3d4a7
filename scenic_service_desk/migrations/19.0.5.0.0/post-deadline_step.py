"""Clocks counted the steps they had taken; now each remembers which."""


def migrate(cr, version):
    """The first steps of its rule, as many as a clock had counted, are those it has taken."""
    if not version:
        return
    cr.execute("SELECT 1 FROM information_schema.columns WHERE table_name = 'scenic_deadline' AND column_name = 'step'")
    if not cr.fetchone():
        return
    cr.execute(
        """
        INSERT INTO scenic_deadline_step_rel (deadline_id, step_id)
        SELECT clock.id, step.id FROM scenic_deadline clock
          JOIN (SELECT id, rule_id, row_number() OVER (PARTITION BY rule_id ORDER BY after_minutes, id) AS place
                  FROM scenic_deadline_step) step ON step.rule_id = clock.rule_id AND step.place <= clock.step
        ON CONFLICT DO NOTHING
        """
    )
