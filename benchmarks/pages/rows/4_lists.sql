-- Fills: import_batch
-- Lists that came in, and offers that were held for judging.
INSERT INTO import_batch (kind, file_name, file_hash, list_day, imported_at, counts, employers)
SELECT (ARRAY['vacancies', 'courses', 'overseas_orders', 'licensed_companies'])[1 + number % 4],
       'danh-sach-nhan-tao-' || number || '.xlsx', md5(CAST(number AS text)) || md5(CAST(-number AS text)),
       CAST(CAST(:now AS timestamp) - number * interval '1 day' AS date),
       CAST(:now AS timestamp) - number * interval '1 day',
       '{"new": 100, "changed": 20, "same": 80, "missing": 5, "closed": 5, "doubtful": 3, "rejected": 2}', '[]'
FROM generate_series(1, 400) AS number;

INSERT INTO import_row (batch_id, position, row_number, verdict, notes)
SELECT batch.id, position, position + 5, CASE WHEN position % 3 = 0 THEN 'rejected' ELSE 'doubtful' END, '[]'
FROM import_batch AS batch, generate_series(1, 30) AS position;

UPDATE job_posting SET status = 'held' WHERE id % 1000 = 7;
DELETE FROM job_search WHERE posting_id % 1000 = 7;
INSERT INTO hold (kind, record_id, signals, held_at, released_at)
SELECT 'vacancies', id, '["pay_far_above"]', CAST(:now AS timestamp) - id * interval '1 minute',
       CASE WHEN id % 1000 <> 7 THEN CAST(:now AS timestamp) END
FROM job_posting WHERE id % 1000 IN (7, 8, 9, 10);
