-- Fills: content_revision
-- What editors are at, and what every answer was before.
INSERT INTO content_revision (kind, key, number, body, at, authors, author_name, approver_id, approver_name,
                              reason)
SELECT 'entry', entry.id, number, entry.body, CAST(:now AS timestamp) - (10 - number) * interval '30 days',
       '[1]', 'Cán bộ nhân tạo 1', 2, 'Cán bộ nhân tạo 2', 'lý do nhân tạo ' || number
FROM policy_entry AS entry, generate_series(1, 4) AS number;

INSERT INTO content_revision (kind, key, number, body, at, authors, author_name, approver_id, approver_name,
                              reason)
SELECT 'value', value.name, number, value.body, CAST(:now AS timestamp) - (10 - number) * interval '60 days',
       '[1]', 'Cán bộ nhân tạo 1', 2, 'Cán bộ nhân tạo 2', 'lý do nhân tạo ' || number
FROM policy_value AS value, generate_series(1, 2) AS number;

INSERT INTO content_revision (kind, key, number, body, at, authors, author_name, approver_id, approver_name,
                              reason)
SELECT 'document', document.number, revision, document.body,
       CAST(:now AS timestamp) - (10 - revision) * interval '60 days',
       '[1]', 'Cán bộ nhân tạo 1', 2, 'Cán bộ nhân tạo 2', 'lý do nhân tạo ' || revision
FROM policy_document AS document, generate_series(1, 2) AS revision;

INSERT INTO content_draft (kind, key, body, state, version, base, authors, author_name, changed_at, reason,
                           returned)
SELECT 'entry', id, body, (ARRAY['draft', 'review', 'returned'])[1 + position % 3], 1, md5(id) || md5(topic),
       '[1]', 'Cán bộ nhân tạo 1', CAST(:now AS timestamp) - position * interval '1 hour', 'lý do nhân tạo',
       CASE WHEN position % 3 = 2 THEN 'góp ý nhân tạo' ELSE '' END
FROM policy_entry WHERE position % 20 = 3;

INSERT INTO content_draft (kind, key, body, state, version, base, authors, author_name, changed_at, reason,
                           returned)
SELECT 'value', name, body, (ARRAY['draft', 'review'])[1 + position % 2], 1, md5(name) || md5(name), '[1]',
       'Cán bộ nhân tạo 1', CAST(:now AS timestamp) - position * interval '1 hour', 'lý do nhân tạo', ''
FROM policy_value WHERE position % 10 = 3;

INSERT INTO content_draft (kind, key, body, state, version, base, authors, author_name, changed_at, reason,
                           returned)
SELECT 'document', number, body, (ARRAY['draft', 'review'])[1 + position % 2], 1, md5(number) || md5(number),
       '[1]', 'Cán bộ nhân tạo 1', CAST(:now AS timestamp) - position * interval '1 hour', 'lý do nhân tạo', ''
FROM policy_document WHERE position % 10 = 3;

INSERT INTO review_mark (entry, document, replaced_by, at)
SELECT entry.id, document.number, 'văn bản nhân tạo', CAST(:now AS timestamp)
FROM policy_entry AS entry
JOIN policy_document AS document ON document.position = entry.position % 20
WHERE entry.position % 40 = 7;
