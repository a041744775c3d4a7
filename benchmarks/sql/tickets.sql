-- Tickets of the same age, the same words and the same share of open ones.
INSERT INTO helpdesk_ticket (
    number, name, description, company_id, team_id, stage_id, category_id, channel_id, user_id, partner_name,
    partner_email, priority, kanban_state, sequence, color, unattended, active, last_stage_update, assigned_date,
    closed_date, create_uid, write_uid, create_date, write_date
)
SELECT
    'HT' || lpad(i::text, 5, '0'), thing.description, '<p>' || thing.description || '</p>', company, %(team)s,
    stage.id, (%(categories)s)[1 + i %% cardinality(%(categories)s)], (%(channels)s)[1 + i %% cardinality(%(channels)s)],
    CASE WHEN r2 < 0.8 THEN %(uid)s END, '游客' || thing.id, CASE WHEN r3 < 0.3 THEN 'g' || i || '@example.com' END,
    CASE WHEN r4 < 0.1 THEN '0' WHEN r4 < 0.9 THEN '1' WHEN r4 < 0.98 THEN '2' ELSE '3' END, 'normal', 10, 0,
    stage.unattended, true, find.date, find.date, CASE WHEN stage.closed THEN find.date + interval '1 day' END,
    %(uid)s, %(uid)s, find.date, find.date
FROM find
JOIN thing ON thing.id = find.thing
JOIN helpdesk_ticket_stage stage ON stage.id = CASE WHEN is_open
    THEN (%(open_stages)s)[1 + floor(r1 * cardinality(%(open_stages)s))]
    ELSE (%(closed_stages)s)[1 + floor(r1 * cardinality(%(closed_stages)s))] END
ORDER BY i;
