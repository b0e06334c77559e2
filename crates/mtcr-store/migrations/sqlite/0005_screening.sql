-- Screening of parties: what was screened, which pairs were judged, when all watched parties were screened again.

CREATE TABLE screening (
    id          TEXT PRIMARY KEY,
    office      TEXT    NOT NULL,
    asked       TEXT    NOT NULL,
    subject     TEXT    NOT NULL,
    watched     INTEGER NOT NULL,
    answer      TEXT    NOT NULL CHECK (answer IN ('clear', 'hits', 'refused')),
    standing    TEXT    NOT NULL CHECK (standing IN ('clear', 'open', 'hit', 'refused')),
    hits        INTEGER NOT NULL,
    undecided   INTEGER NOT NULL,
    lists       TEXT    NOT NULL,
    made_by     TEXT    NOT NULL,
    made_at     TEXT    NOT NULL,
    screened_at TEXT    NOT NULL
) STRICT;
CREATE INDEX screening_made ON screening (made_at, id);
CREATE INDEX screening_watched ON screening (id) WHERE watched = 1;

-- What was judged last of one party against one record of a list, both as they stood.
CREATE TABLE screening_pair (
    subject   TEXT    NOT NULL,
    party     TEXT    NOT NULL,
    decision  TEXT    NOT NULL CHECK (decision IN ('same', 'different', 'unsure', 'released')),
    screening TEXT    NOT NULL,
    version   INTEGER NOT NULL,
    PRIMARY KEY (subject, party)
) STRICT;

CREATE TABLE rescreening (
    id       TEXT PRIMARY KEY,
    lists    TEXT    NOT NULL,
    screened INTEGER NOT NULL,
    changed  INTEGER NOT NULL,
    done_by  TEXT    NOT NULL,
    done_at  TEXT    NOT NULL
) STRICT;
CREATE INDEX rescreening_done ON rescreening (done_at, id);
