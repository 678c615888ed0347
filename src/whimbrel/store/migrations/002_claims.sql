-- Claims: who says what of an event. A store of version 1 has no figures of single parties, so only stances can dispute its events.

ALTER TABLE stances ADD COLUMN other_sectors VARCHAR[] DEFAULT [];

UPDATE stances SET other_sectors = known.other_sectors FROM (
    SELECT document, number, position, record->'events'->number->'claims'->position->'source'->>'entity' AS entity,
        unnest(from_json(record->'entities', '[{"id": "VARCHAR", "other_sectors": ["VARCHAR"]}]'), recursive := true)
    FROM stances JOIN (SELECT id AS report, decode(record)::JSON AS record FROM documents) ON report = document
) AS known
WHERE known.id = known.entity
    AND (stances.document, stances.number, stances.position) = (known.document, known.number, known.position);

-- What its parties disagree about: denied, unconfirmed, and the kinds of numbers for which they give different figures.
ALTER TABLE events ADD COLUMN disputed VARCHAR[] DEFAULT [];

UPDATE events SET disputed = told.disputed FROM (
    SELECT document, number, list(DISTINCT stance ORDER BY stance) AS disputed
    FROM stances WHERE stance <> 'asserted' GROUP BY document, number
) AS told
WHERE (events.document, events.number) = (told.document, told.number);

-- Every party's claim on an event: its stances, else the assertion of the innermost source.
CREATE VIEW claims AS
SELECT document, number, position, stance, code, sector, other_sectors, name, text, cue FROM stances
UNION ALL
SELECT document, number, 0, 'asserted', code, sector, other_sectors, name, text, cue FROM links
WHERE (document, number) NOT IN (SELECT (document, number) FROM stances)
QUALIFY position = max(position) OVER (PARTITION BY document, number);
