-- Fills: gap
-- What nobody could answer in a year, in groups; the first is as large as they come.
INSERT INTO gap (wording, head, total, bad, first_at, last_at, state, entry, reason, decided_name, decided_at, seen)
SELECT 'câu hỏi nhân tạo số ' || number, 'cau hoi nhan tao so ' || number, 1, 0,
       CAST(:now AS timestamp) - interval '300 days', CAST(:now AS timestamp) - number * interval '1 hour',
       (ARRAY['open', 'open', 'drafted', 'dismissed'])[1 + number % 4],
       CASE WHEN number % 4 = 2 THEN 'ui-dossier' END, CASE WHEN number % 4 = 3 THEN 'lý do nhân tạo' END,
       CASE WHEN number % 4 > 1 THEN 'Cán bộ nhân tạo 1' END,
       CASE WHEN number % 4 > 1 THEN CAST(:now AS timestamp) END, 1
FROM generate_series(1, 8000) AS number;

INSERT INTO gap_question (conversation_id, position, gap_id, wording, why, told, intent, entries, at)
SELECT conversation_id, position, CASE WHEN drawn < 0.02 THEN 4 ELSE 1 + (drawn * 79990)::int % 8000 END,
       'câu hỏi nhân tạo ' || position, (ARRAY['unanswered', 'unsure', 'bad'])[1 + position % 3], NULL,
       'ask_policy', '["ui-dossier", "poverty-apply"]', at
FROM (SELECT conversation_id, position, at, random() AS drawn FROM conversation_turn
      WHERE speaker = 'assistant' OFFSET 0) AS turn
WHERE drawn < 0.2;

UPDATE gap SET total = counted.total, bad = counted.bad
FROM (SELECT gap_id, count(*) AS total, count(*) FILTER (WHERE why = 'bad') AS bad
      FROM gap_question GROUP BY gap_id) AS counted
WHERE counted.gap_id = gap.id;

INSERT INTO training_example (text, key, intent, read_as, state, proposed_by, proposed_name, proposed_at)
SELECT 'câu sửa nhân tạo ' || number, 'cau sua nhan tao ' || number, 'search_job', 'ask_policy',
       (ARRAY['proposed', 'accepted', 'accepted', 'rejected'])[1 + number % 4], 1, 'Cán bộ nhân tạo 1',
       CAST(:now AS timestamp) - number * interval '1 hour'
FROM generate_series(1, 6000) AS number;

INSERT INTO training_run (state, is_open, phase, asked_name, asked_at, begun_at, heard_at, ended_at, examples, model,
                          before, after, reasons)
SELECT CASE WHEN number = 60 THEN 'running' ELSE (ARRAY['fit', 'refused', 'failed'])[1 + number % 3] END,
       number = 60, CASE WHEN number = 60 THEN 'learning' ELSE '' END, 'Cán bộ nhân tạo 1',
       CAST(:now AS timestamp) - (60 - number) * interval '1 day',
       CAST(:now AS timestamp) - (60 - number) * interval '1 day', CAST(:now AS timestamp),
       CASE WHEN number < 60 THEN CAST(:now AS timestamp) - (60 - number) * interval '1 day' + interval '6 minutes' END,
       100, CASE WHEN number % 3 = 0 THEN 'nhan-tao-' || number ELSE '' END, figures, figures, '[]'
FROM generate_series(1, 60) AS number,
     (SELECT CAST('{"intent": 0.967, "slots": 0.958, "danger": 0.96, "policy": 0.96, "sentences": 1797,
                    "questions": 330, "intents": {"search_job": 0.95}}' AS json) AS figures) AS measured;

INSERT INTO model_choice (model, run, state, chosen_name, chosen_at, settled_at, why)
SELECT 'nhan-tao-' || number * 3, number * 3, 'active', 'Cán bộ nhân tạo 1',
       CAST(:now AS timestamp) - (20 - number) * interval '1 day', CAST(:now AS timestamp), ''
FROM generate_series(1, 19) AS number;
