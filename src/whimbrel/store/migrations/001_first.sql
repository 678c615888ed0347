-- A document with everything that was read in it (`record`, as `whimbrel code --format documents` writes it),
-- and the parts of it that are asked for, as columns named as in docs/record.md.
-- `number` counts the events of one document, `position` the rows of one event.

CREATE TABLE documents (
    id VARCHAR PRIMARY KEY,
    digest VARCHAR NOT NULL,
    date DATE,
    title VARCHAR,
    url VARCHAR,
    publication VARCHAR,
    language VARCHAR,
    coder_version VARCHAR NOT NULL,
    coder_model VARCHAR NOT NULL,
    coder_knowledge VARCHAR NOT NULL,
    record BLOB NOT NULL
);

CREATE TABLE events (
    document VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    sentence INTEGER NOT NULL,
    event_type VARCHAR NOT NULL,
    mode VARCHAR[] NOT NULL,
    context VARCHAR[] NOT NULL,
    event_text VARCHAR NOT NULL,
    date DATE,
    enddate DATE,
    date_basis VARCHAR,
    resolved_place VARCHAR,
    country_code VARCHAR,
    geonameid BIGINT,
    lat DOUBLE,
    lon DOUBLE,
    radius_km DOUBLE,
    certainty VARCHAR NOT NULL,
    negated BOOLEAN NOT NULL,
    status VARCHAR NOT NULL,
    quad_code INTEGER NOT NULL,
    event_scale DOUBLE,
    cameo VARCHAR,
    story VARCHAR,
    confidence DOUBLE
);

-- Actors and recipients: `side` says which.
CREATE TABLE roles (
    document VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    side VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    code VARCHAR,
    sector VARCHAR,
    other_sectors VARCHAR[] NOT NULL,
    name VARCHAR,
    text VARCHAR,
    implicit BOOLEAN NOT NULL
);

-- The attribution chain, outermost source first.
CREATE TABLE links (
    document VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    position INTEGER NOT NULL,
    code VARCHAR,
    sector VARCHAR,
    other_sectors VARCHAR[] NOT NULL,
    name VARCHAR,
    text VARCHAR,
    cue VARCHAR NOT NULL
);

-- What each party says of a disputed event (`claims` in the record).
CREATE TABLE stances (
    document VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    position INTEGER NOT NULL,
    stance VARCHAR NOT NULL,
    code VARCHAR,
    sector VARCHAR,
    name VARCHAR,
    text VARCHAR,
    cue VARCHAR
);

-- `position` is null for the event's own size, else that of the stance whose figures these are.
CREATE TABLE sizes (
    document VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    position INTEGER,
    counted VARCHAR NOT NULL,
    low DOUBLE,
    high DOUBLE,
    approximate BOOLEAN NOT NULL
);

CREATE TABLE evidence (
    document VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    position INTEGER NOT NULL,
    field VARCHAR NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    rule VARCHAR NOT NULL
);
