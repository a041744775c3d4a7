-- As many entries of visitors' voice as finds, at the same desks and times: half of them grievances settled on the spot.
-- As small a share is open; one in five hundred is about the agent who looks, and hidden from her.
CREATE TEMP TABLE voice AS
SELECT find.*, complained.category, complained.description AS account, complained.tokens AS words,
    'CP' || substr(name, 3) AS number,
    CASE WHEN r1 < 0.3 THEN 'complaint' WHEN r1 < 0.8 THEN 'grievance' WHEN r1 < 0.88 THEN 'suggestion'
        WHEN r1 < 0.95 THEN 'help' ELSE 'praise' END AS kind,
    CASE WHEN i %% 500 = 0 AND house = 1 THEN %(employee)s WHEN r2 < 0.05 THEN finder_id END AS accused
FROM find JOIN complained ON complained.id = i %% (SELECT count(*) FROM complained);

INSERT INTO scenic_complaint (
    name, company_id, desk_id, log_id, employee_id, user_id, create_uid, write_uid, date, create_date, write_date, day,
    state, sign_method, is_late_entry, kind, channel, severity, category_id, zone_id, description, department_id,
    against_employee_id, judgement, judged_at, notice_at, proposed_at, settled_at, closed_at, next_due, was_late,
    is_repeat, visitor_lang_id, visitor_name, visitor_phone, visitor_phone_key, search_tokens
)
SELECT
    number, voice.company, voice.desk_id, log.id, employee_id, %(uid)s, %(uid)s, %(uid)s, voice.date, voice.date, voice.date, day,
    CASE
        WHEN is_open AND kind = 'complaint' THEN (ARRAY['received', 'judged', 'investigating', 'solution', 'approved',
            'carried_out'])[1 + floor(r3 * 6)]
        WHEN is_open THEN 'received'
        WHEN kind = 'complaint' AND r3 < 0.02 THEN 'merged'
        WHEN kind = 'complaint' THEN 'closed'
        ELSE 'settled'
    END,
    'login', r2 < 0.03, kind, (ARRAY['counter', 'counter', 'phone', 'online', 'platform', 'authority'])[1 + floor(r4 * 6)],
    (ARRAY['low', 'medium', 'medium', 'high', 'critical'])[1 + floor(r3 * r3 * 5)], category, zone_id, account,
    departments[1 + floor(r4 * cardinality(departments))], accused,
    CASE WHEN kind = 'complaint' AND NOT is_open THEN (ARRAY['founded', 'partly', 'unfounded'])[1 + floor(r2 * 3)] END,
    CASE WHEN kind = 'complaint' AND NOT is_open THEN voice.date + r2 * interval '2 days' END,
    CASE WHEN kind = 'complaint' AND NOT is_open THEN voice.date + r3 * interval '1 day' END,
    CASE WHEN kind = 'complaint' AND NOT is_open THEN voice.date + interval '2 days' + r3 * interval '2 days' END,
    CASE WHEN kind != 'complaint' AND NOT is_open THEN voice.date + r3 * interval '1 hour' END,
    CASE WHEN kind = 'complaint' AND NOT is_open THEN voice.date + interval '4 days' + r4 * interval '8 days' END,
    CASE WHEN kind = 'complaint' AND is_open THEN voice.date + interval '3 days' END,
    kind = 'complaint' AND NOT is_open AND r4 < 0.15, r2 < 0.04,
    (SELECT id FROM res_lang WHERE code = 'zh_CN'),
    CASE WHEN phone IS NOT NULL THEN '游客' || i END, phone, reverse(phone),
    array_to_tsvector(words || string_to_array(lower(number), '-'))
FROM voice
JOIN house USING (house)
JOIN scenic_duty_log log ON log.desk_id = voice.desk_id AND log.date = voice.day
ORDER BY i;

INSERT INTO scenic_complaint_concerned_rel (scenic_complaint_id, res_users_id)
SELECT id, %(uid)s FROM scenic_complaint WHERE against_employee_id = %(employee)s AND kind != 'praise';
