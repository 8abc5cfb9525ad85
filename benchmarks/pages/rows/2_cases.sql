-- Fills: ticket
-- Every sixth person had a case; of the newest, some wait and some are with officers.
CREATE TEMP TABLE newest AS
SELECT id, last_at, row_number() OVER (ORDER BY last_at DESC) AS place FROM conversation;

INSERT INTO ticket (conversation_id, urgency, opened_at, officer_id, officer_name, taken_at, answered_at,
                    outcome, closed_at)
SELECT newest.id, CASE WHEN place % 9 = 0 THEN 'urgent' ELSE 'normal' END, last_at - interval '2 hours',
       officer.id, officer.full_name, last_at - interval '100 minutes', last_at - interval '95 minutes',
       (ARRAY['answered', 'referred', 'called_back', 'unreachable', 'given_back'])[1 + place % 5],
       last_at - interval '1 hour'
FROM newest
JOIN staff_account AS officer ON officer.id = 1 + place % (SELECT max(id) FROM staff_account)
WHERE place % 6 = 0;

INSERT INTO ticket (conversation_id, urgency, opened_at, officer_id, officer_name, taken_at)
SELECT newest.id, CASE WHEN place % 5 = 0 THEN 'urgent' ELSE 'normal' END,
       CAST(:now AS timestamp) - place * interval '50 seconds',
       officer.id, officer.full_name,
       CASE WHEN officer.id IS NOT NULL THEN CAST(:now AS timestamp) - place * interval '20 seconds' END
FROM newest
LEFT JOIN staff_account AS officer
    ON place > :waiting AND officer.id = CASE
        WHEN place % 2 = 0 THEN (SELECT min(id) FROM staff_account WHERE CAST(roles AS text) = '["officer"]')
        ELSE 1 + place % (SELECT max(id) FROM staff_account) END
WHERE place <= CAST(:waiting AS integer) + CAST(:taken AS integer);

UPDATE conversation SET speaker = 'officer', officer_at = :now
WHERE id IN (SELECT conversation_id FROM ticket WHERE closed_at IS NULL AND officer_id IS NOT NULL);

INSERT INTO case_note (conversation_id, officer_id, officer_name, text, at)
SELECT conversation_id, coalesce(officer_id, 1), coalesce(officer_name, 'Cán bộ nhân tạo 1'),
       'Ghi chú nhân tạo ' || id || '.' || line || ': đã gọi, hẹn gửi thêm giấy tờ trong tuần.', opened_at
FROM ticket, generate_series(1, 3) AS line
WHERE (id + line) % 2 = 0 OR closed_at IS NULL;

INSERT INTO case_label (conversation_id, label)
SELECT DISTINCT conversation_id,
       (ARRAY['job', 'vocational', 'overseas', 'unemployment', 'poverty', 'fraud', 'follow_up'])[1 + (id + more) % 7]
FROM ticket, generate_series(0, 1) AS more;

INSERT INTO call_back (conversation_id, state, phone, begins, ends, changed_at)
SELECT id, CASE WHEN place <= 60 THEN 'wanted' ELSE 'done' END, '0900 000 000',
       CAST(:now AS timestamp) + (60 - place) * interval '30 minutes',
       CAST(:now AS timestamp) + (68 - place) * interval '30 minutes', last_at
FROM newest WHERE place <= 3000;

INSERT INTO held_answer (conversation_id, topic, said, replies, state, at, ends)
SELECT id, 'unemployment', 'câu hỏi nhân tạo ' || place,
       '[{"text":"Câu trả lời nhân tạo đang chờ cán bộ duyệt."}]',
       CASE WHEN place <= 20 THEN 'waiting' ELSE 'approved' END, last_at, CAST(:now AS timestamp) + interval '1 day'
FROM newest WHERE place <= 3000;

INSERT INTO officer_presence (officer_id, name, seen_at)
SELECT id, full_name, CAST(:now AS timestamp) FROM staff_account WHERE id % 3 = 0;

INSERT INTO interest (conversation_id, item, title, person_name, phone, commune, status, registered_at,
                      changed_at)
SELECT id, 'vacancy:' || place, 'tin nhân tạo ' || place, 'Người Nhân Tạo ' || place, '0900 000 000', '',
       (ARRAY['new', 'contacted', 'introduced', 'accepted', 'closed'])[1 + place % 5], last_at, last_at
FROM newest WHERE place % 8 = 0;

INSERT INTO fraud_report (conversation_id, item, title, took_down, reported_at)
SELECT id, 'vacancy:' || place, 'tin nhân tạo ' || place, place % 2 = 0, last_at
FROM newest WHERE place % 80 = 0;
