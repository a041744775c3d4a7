-- As many questions as finds, at the same desks and times; a few call-backs are owed.
INSERT INTO scenic_inquiry (
    name, company_id, desk_id, log_id, employee_id, user_id, create_uid, write_uid, date, create_date, write_date,
    state, sign_method, is_late_entry, channel, picked_up_late, topic_id, question, outcome, visitor_lang_id,
    visitor_name, visitor_phone, visitor_phone_key, deadline, search_tokens
)
SELECT
    'IQ-' || substr(find.name, 4), company, find.desk_id, log.id, employee_id, %(uid)s, %(uid)s, %(uid)s, find.date,
    find.date, find.date, CASE WHEN owed THEN 'owed' ELSE 'recorded' END, 'login', r2 < 0.03,
    CASE WHEN source = 'visitor' THEN 'external' WHEN r1 < 0.8 THEN 'counter' ELSE 'internal' END, r3 < 0.02,
    asked.topic, asked.question,
    CASE WHEN owed THEN 'call_back' WHEN r1 < 0.95 THEN 'answered' ELSE 'wrong_number' END,
    (SELECT id FROM res_lang WHERE code = 'zh_CN'),
    CASE WHEN source = 'visitor' THEN '游客' || asked.id END, phone, reverse(phone),
    CASE WHEN owed THEN find.date + interval '30 minutes' END,
    array_to_tsvector(asked.tokens || string_to_array(lower('IQ-' || substr(find.name, 4)), '-'))
FROM (SELECT *, is_open AND r1 < 0.01 AS owed FROM find) find
JOIN asked ON asked.id = i %% (SELECT count(*) FROM asked)
JOIN scenic_duty_log log ON log.desk_id = find.desk_id AND log.date = find.day
ORDER BY i;
