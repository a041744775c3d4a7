"""How long news of an incident is passed on stands at its type; a second rule for it was shipped and never asked."""


def migrate(cr, version):
    """Take the rule away; its steps go with it. One that a clock runs by would stay, and is not known of."""
    if not version:
        return
    cr.execute(
        """
        DELETE FROM scenic_deadline_rule rule
         USING ir_model_data data
         WHERE data.module = 'scenic_service_desk' AND data.name = 'deadline_rule_incident_supplement_short'
           AND data.model = 'scenic.deadline.rule' AND data.res_id = rule.id
           AND NOT EXISTS (SELECT 1 FROM scenic_deadline WHERE rule_id = rule.id)
        """
    )
    cr.execute(
        """
        DELETE FROM ir_model_data data
         WHERE data.module = 'scenic_service_desk' AND data.name = 'deadline_rule_incident_supplement_short'
           AND NOT EXISTS (SELECT 1 FROM scenic_deadline_rule rule WHERE rule.id = data.res_id)
        """
    )
