-- Fills: gap
-- Questions without a good answer, sentences that were corrected, trainings.
INSERT INTO gap (wording, head, total, bad, first_at, last_at, state, decided_name, decided_at)
SELECT said, said, count(*), 0, min(at), max(at),
       CASE WHEN count(*) % 5 = 0 THEN 'dismissed' ELSE 'open' END,
       CASE WHEN count(*) % 5 = 0 THEN 'Cán bộ nhân tạo 2' END,
       CASE WHEN count(*) % 5 = 0 THEN CAST(:now AS timestamp) END
FROM conversation_turn
WHERE outcome IN ('no_answer', 'clarification')
GROUP BY said;

INSERT INTO gap_question (conversation_id, position, gap_id, wording, why, told, intent, entries, at)
SELECT conversation_id, position, gap.id, said, CASE WHEN outcome = 'no_answer' THEN 'unanswered' ELSE 'unsure' END,
       NULL, intent, '[]', at
FROM conversation_turn AS turn
JOIN gap ON gap.wording = turn.said
WHERE outcome IN ('no_answer', 'clarification');

INSERT INTO training_example (text, key, intent, read_as, state, conversation_id, proposed_by, proposed_name,
                              proposed_at, judged_name, judged_at)
SELECT wording, 'nhân tạo ' || id, 'search_job', 'ask_policy', (ARRAY['proposed', 'accepted'])[1 + id % 2], NULL,
       1, 'Cán bộ nhân tạo 1', CAST(:now AS timestamp) - id * interval '1 hour',
       CASE WHEN id % 2 = 1 THEN 'Cán bộ nhân tạo 2' END,
       CASE WHEN id % 2 = 1 THEN CAST(:now AS timestamp) END
FROM gap WHERE id <= 2000;

INSERT INTO training_run (state, is_open, asked_name, asked_at, begun_at, ended_at, examples, model, reasons)
SELECT 'failed', false, 'Cán bộ nhân tạo 2', CAST(:now AS timestamp) - number * interval '1 day',
       CAST(:now AS timestamp) - number * interval '1 day', CAST(:now AS timestamp) - number * interval '23 hours',
       20, '', '[]'
FROM generate_series(1, 60) AS number;
