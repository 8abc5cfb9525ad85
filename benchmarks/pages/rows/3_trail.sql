-- Fills: audit_entry
-- Five years of what people of the Center change in a day.
INSERT INTO audit_entry (at, staff_id, staff_name, action, thing, before, after, why)
SELECT CAST(:now AS timestamp) - (:turns * 3 / 10 - number) * interval '8 minutes', staff.id, staff.full_name,
       (ARRAY['case.take', 'case.answer', 'case.close', 'list.change', 'session.begin', 'session.end'])
           [1 + number % 6],
       (ARRAY['case:', 'case:', 'case:', 'vacancies:', 'staff:', 'staff:'])[1 + number % 6]
           || number % (CASE WHEN number % 6 < 4 THEN 40000 ELSE 20 END),
       '{"status": "open"}', '{"status": "filled"}', 'lý do nhân tạo ' || number
FROM generate_series(1, :turns * 3 / 10) AS number
JOIN staff_account AS staff ON staff.id = 1 + number % (SELECT max(id) FROM staff_account);

INSERT INTO login_attempt (login, address, at)
SELECT 'nhan.tao.' || number % 40, '10.0.0.' || number % 200,
       CAST(:now AS timestamp) - (20 + number) * interval '10 minutes'
FROM generate_series(1, 5000) AS number;
