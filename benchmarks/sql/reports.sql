-- As many reports as finds, of the same ages; each of a thing of its own, lost up to a day before it was reported. The
-- share of them that is still open is that of the finds.
INSERT INTO scenic_lost_report (
    name, company_id, desk_id, log_id, employee_id, user_id, create_uid, write_uid, date, create_date, write_date,
    state, sign_method, category_id, description, color, brand, zone_id, lost_from, lost_until, wish, visitor_phone,
    visitor_phone_key, is_late_entry, search_tokens, match_tokens
)
SELECT
    number.name, company, find.desk_id, log.id, employee_id, %(uid)s, %(uid)s, %(uid)s, find.date, find.date, find.date,
    CASE WHEN NOT is_open THEN CASE WHEN r1 < 0.4 THEN 'returned' ELSE 'closed' END WHEN r2 < 0.8 THEN 'searching'
        WHEN r2 < 0.95 THEN 'proposed' ELSE 'told' END,
    'login', thing.category, description, color, brand, zone_id, find.found_at - r2 * interval '1 day', find.found_at,
    'pickup', '139' || lpad(i::text, 8, '0'), reverse('139' || lpad(i::text, 8, '0')), false,
    array_to_tsvector(thing.tokens || string_to_array(lower(number.name), '-')),
    array_to_tsvector(thing.match || ('o.' || zone_id))
FROM find
CROSS JOIN LATERAL (SELECT 'LR' || substr(find.name, 3) AS name) number
JOIN thing ON thing.id = (find.thing * 7 + i) %% (SELECT count(*) FROM thing)
JOIN scenic_duty_log log ON log.desk_id = find.desk_id AND log.date = find.day
ORDER BY i;

INSERT INTO scenic_lost_report_scenic_zone_rel (scenic_lost_report_id, scenic_zone_id)
SELECT id, zone_id FROM scenic_lost_report;
