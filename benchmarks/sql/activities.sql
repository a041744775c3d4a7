-- Something to do on every twentieth open entry.
INSERT INTO mail_activity (
    res_model_id, res_model, res_id, res_name, activity_type_id, user_id, summary, date_deadline, active, automated,
    create_uid, write_uid, create_date, write_date
)
SELECT model.id, model.model, entry.id, entry.name, (SELECT min(id) FROM mail_activity_type), %(uid)s, '跟进',
    current_date + (entry.id %% 9 - 4)::int, true, false, %(uid)s, %(uid)s, now(), now()
FROM (
    SELECT 'scenic.found.item' AS model, id, name FROM scenic_found_item
    WHERE state IN ('on_site', 'at_counter', 'in_custody', 'reserved', 'recovering')
    UNION ALL
    SELECT 'scenic.inquiry', id, name FROM scenic_inquiry WHERE state = 'owed'
    UNION ALL
    SELECT 'helpdesk.ticket', ticket.id, number FROM helpdesk_ticket ticket
    JOIN helpdesk_ticket_stage stage ON stage.id = stage_id WHERE NOT closed
) entry
JOIN ir_model model ON model.model = entry.model
WHERE entry.id %% 20 = 0;
