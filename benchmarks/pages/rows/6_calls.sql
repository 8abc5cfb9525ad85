-- Fills: call_log
-- A call for every twenty turns, two years of them beside a million; what people thought of answers, and
-- what was switched off.
INSERT INTO call_log (at, officer_id, officer_name, need, outcome, commune, seconds)
SELECT CAST(:now AS timestamp) - number * interval '20 minutes', staff.id, staff.full_name,
       (ARRAY['job', 'course', 'overseas', 'unemployment', 'assistance', 'loan', 'other'])[1 + number % 7],
       (ARRAY['answered', 'offered', 'sent', 'call_back', 'nothing'])[1 + number % 5],
       place.commune_code, 30 + number % 400
FROM generate_series(1, :turns / 20) AS number
JOIN staff_account AS staff ON staff.id = 1 + number % (SELECT max(id) FROM staff_account)
LEFT JOIN job_place AS place ON place.posting_id = number AND place.position = 0;

INSERT INTO rating (conversation_id, position, mark, reason, at)
SELECT conversation_id, position, CASE WHEN drawn < 0.02 THEN 'bad' ELSE 'good' END,
       CASE WHEN drawn < 0.01 THEN 'misunderstood' WHEN drawn < 0.015 THEN 'incomplete' END, at
FROM (SELECT conversation_id, position, at, random() AS drawn FROM conversation_turn
      WHERE speaker = 'assistant' OFFSET 0) AS turn
WHERE drawn < 0.08;

INSERT INTO switch (kind, target, reason, sentence, staff_name, since, ended_at, ended_by, ended_why)
SELECT 'entry', id, 'lý do nhân tạo', 'câu nhân tạo', 'Cán bộ nhân tạo 1',
       CAST(:now AS timestamp) - position * interval '1 hour',
       CASE WHEN position % 60 <> 0 THEN CAST(:now AS timestamp) END, '', ''
FROM policy_entry WHERE position % 6 = 0;

INSERT INTO notice (kind, text, communes, begins, ends, staff_name, created_at, ended_at)
SELECT (ARRAY['storm', 'fraud', 'job_fair', 'other'])[1 + number % 4], 'Thông báo nhân tạo ' || number, '[]',
       CAST(:now AS timestamp) - number * interval '1 day', CAST(:now AS timestamp) + interval '2 days',
       'Cán bộ nhân tạo 1', CAST(:now AS timestamp) - number * interval '1 day',
       CASE WHEN number > 4 THEN CAST(:now AS timestamp) END
FROM generate_series(1, 200) AS number;
