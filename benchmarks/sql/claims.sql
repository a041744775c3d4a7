-- One claim for each item returned, an open one for some still in the house.
INSERT INTO scenic_claim (
    name, company_id, desk_id, log_id, employee_id, user_id, create_uid, write_uid, date, create_date, write_date,
    item_id, state, tier, needs_approval, mode, visitor_name, visitor_phone, visitor_phone_key, description
)
SELECT
    'CL-' || substr(name, 4), company_id, desk_id, log_id, employee_id, user_id, user_id, user_id, date, date, date,
    id, CASE WHEN state = 'returned' THEN 'returned' WHEN id %% 3 = 0 THEN 'submitted' ELSE 'draft' END,
    CASE WHEN is_valuable THEN 'valuable' ELSE 'ordinary' END, is_valuable, 'person', '失主',
    '139' || lpad((id %% 100000000)::text, 8, '0'), reverse('139' || lpad((id %% 100000000)::text, 8, '0')), description
FROM scenic_found_item
WHERE state = 'returned' OR (state IN ('at_counter', 'in_custody') AND id %% 40 = 0)
ORDER BY id;
