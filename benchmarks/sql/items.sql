INSERT INTO scenic_found_item (
    name, company_id, desk_id, log_id, employee_id, user_id, create_uid, write_uid, date, found_at, create_date,
    write_date, source, state, sign_method, category_id, description, color, brand, quantity, zone_id, location_id,
    finder_employee_id, visitor_name, visitor_phone, visitor_phone_key, is_valuable, is_late_entry, keep_until,
    destination, search_tokens, match_tokens
)
SELECT
    find.name, company, find.desk_id, log.id, employee_id, %(uid)s, %(uid)s, %(uid)s, find.date, found_at, find.date,
    find.date, source, find.state, 'login', thing.category, description, color, brand, 1, zone_id, location_id,
    CASE WHEN source <> 'visitor' THEN finder_id END,
    CASE WHEN source = 'visitor' THEN '游客' || thing.id END,
    CASE WHEN r3 < 0.2 THEN regexp_replace(phone, '(...)(....)(....)', '\1 \2 \3') ELSE phone END,
    reverse(phone), coalesce(category.is_valuable OR category.is_cash OR category.is_document, false), r2 < 0.03,
    CASE category.keep_unit
        WHEN 'hours' THEN find.date + category.keep_count * interval '1 hour'
        ELSE CASE category.keep_unit
            WHEN 'days' THEN date_trunc('day', find.date + interval '8 hours') + (category.keep_count + 1) * interval '1 day'
            ELSE date_trunc('month', find.date + interval '8 hours') + interval '1 month'
        END - interval '8 hours 1 second'
    END,
    category.destination,
    array_to_tsvector(thing.tokens || string_to_array(lower(find.name), '-')),
    array_to_tsvector(thing.match || ('o.' || zone_id))
FROM find
JOIN thing ON thing.id = find.thing
JOIN scenic_item_category category ON category.id = thing.category
JOIN scenic_duty_log log ON log.desk_id = find.desk_id AND log.date = find.day
ORDER BY i;

INSERT INTO scenic_custody_move (
    item_id, company_id, date, kind, giver, receiver, receiver_id, to_location_id, sign_method, user_id, create_uid,
    write_uid, create_date, write_date
)
SELECT id, company_id, date, CASE WHEN source = 'on_site' THEN 'found' ELSE 'handed_in' END, '游客', '客服员',
    employee_id, location_id, 'login', user_id, user_id, user_id, date, date
FROM scenic_found_item
ORDER BY id;
