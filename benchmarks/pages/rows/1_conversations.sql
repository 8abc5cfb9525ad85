-- Fills: conversation
-- People with 5 to 40 turns each, spread over some days before now; the newest wrote a moment ago.
CREATE TEMP TABLE person AS
SELECT number, length, channel, channel || '_artificial-' || number AS id,
       sum(length) OVER (ORDER BY number) - length AS before,
       CAST(:now AS timestamp) - :days * power(random(), 1.5) * interval '1 day' AS last_at
FROM (
    SELECT number, 5 + CAST(floor(36 * power(random(), 0.8)) AS integer) AS length,
           CASE WHEN number % 10 < 5 THEN 'zalo' WHEN number % 10 < 8 THEN 'telegram' ELSE 'web' END AS channel
    FROM generate_series(1, 2 + CAST(:turns AS integer) / 10) AS number
) AS drawn;
DELETE FROM person WHERE before >= :turns;

INSERT INTO conversation (id, channel, last_position, started_at, last_at, heard_at)
SELECT id, channel, length, last_at - (length / 8) * interval '9 days' - length * interval '1 minute',
       last_at, last_at
FROM person;

INSERT INTO conversation_turn
    (conversation_id, position, message_id, said, replies, outcome, intent, speaker, at)
SELECT id, position, 'artificial-' || number || '-' || position, said, replies, outcome, intent, speaker,
       last_at - ((length - position) / 8) * interval '9 days' - (length - position) * interval '40 seconds'
FROM (
    SELECT person.*, position, 1 + CAST(floor(random() * :sayings) AS integer) AS drawn
    FROM person, generate_series(1, person.length) AS position
    OFFSET 0
) AS spoken
JOIN saying ON saying.number_of_saying = spoken.drawn;

INSERT INTO policy_question (conversation_id, position, level, entries, at)
SELECT conversation_id, position, level, entries, at
FROM conversation_turn
JOIN saying USING (said)
WHERE saying.level IS NOT NULL;
