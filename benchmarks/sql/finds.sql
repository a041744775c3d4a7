-- What is common to the finds: age, company, desk, how they came in. i counts up to total, the newest; a share of the
-- youngest is still in the house, one in fifty of all, and fewer and fewer of the older ones.
CREATE TEMP TABLE find AS
WITH drawn AS (
    SELECT i,
        date_trunc('second', now()::timestamp - (%(total)s - i + random()) * interval '5 years' / %(total)s)
            - interval '1 hour' AS date,
        random() < 0.9 * exp(-(%(total)s - i) / (%(total)s * 0.0222)) AS is_open,
        CASE WHEN random() < 0.9 THEN 1 ELSE 2 END AS house,
        (random() * (SELECT count(*) - 1 FROM thing))::int AS thing,
        CASE WHEN random() < 0.6 THEN 'visitor' WHEN random() < 0.7 THEN 'employee' ELSE 'on_site' END AS source,
        random() AS r1, random() AS r2, random() AS r3, random() AS r4
    FROM generate_series(%(first)s, %(total)s) AS i
)
SELECT drawn.*,
    'FI-' || to_char(date, 'YY') || '-' || lpad(i::text, greatest(6, length(i::text)), '0') AS name,
    company, date_trunc('second', date - r1 * interval '3 hours') AS found_at,
    desks[1 + floor(r2 * r2 * cardinality(desks))] AS desk_id,
    zones[1 + floor(r3 * cardinality(zones))] AS zone_id,
    stores[1 + floor(r4 * cardinality(stores))] AS location_id,
    employees[1 + floor(r3 * cardinality(employees))] AS employee_id,
    employees[1 + floor(r4 * cardinality(employees))] AS finder_id,
    (date + interval '4 hours')::date AS day,  -- the desk's clock is 8 hours ahead, its day turns at 4
    CASE
        WHEN NOT is_open THEN
            CASE WHEN r1 < 0.45 THEN 'returned' WHEN r1 < 0.9 THEN 'transferred' ELSE 'disposed' END
        WHEN source = 'on_site' AND r1 < 0.2 THEN 'on_site'
        WHEN r1 < 0.66 THEN 'in_custody'
        WHEN r1 < 0.95 THEN 'at_counter'
        WHEN r1 < 0.99 THEN 'reserved'
        ELSE 'recovering'
    END AS state,
    CASE WHEN source = 'visitor'
        THEN '1' || (3 + floor(r2 * 7)) || lpad(floor(r4 * 1000000000)::bigint::text, 9, '0') END AS phone
FROM drawn JOIN house USING (house);

INSERT INTO scenic_duty_log (desk_id, date, company_id, state, create_uid, write_uid, create_date, write_date)
SELECT DISTINCT desk_id, day, company, CASE WHEN day < current_date THEN 'closed' ELSE 'open' END, 1, 1, now(), now()
FROM find;
