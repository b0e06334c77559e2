-- Tables computed from events; dropping their rows loses nothing.

CREATE TABLE job (
    id          TEXT    PRIMARY KEY,
    kind        TEXT    NOT NULL,
    state       TEXT    NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')),
    done        INTEGER NOT NULL,
    total       INTEGER,
    created_at  TEXT    NOT NULL,
    finished_at TEXT,
    outcome     TEXT,
    reason      TEXT
) STRICT;
CREATE INDEX job_state ON job (state, created_at);

CREATE TABLE ask_outcome (
    id       TEXT PRIMARY KEY,
    edition  TEXT NOT NULL,
    corpus   TEXT NOT NULL,
    document TEXT NOT NULL,
    kept_at  TEXT NOT NULL
) STRICT;

CREATE TABLE access (
    sequence INTEGER PRIMARY KEY,
    entry    INTEGER NOT NULL,
    actor    TEXT    NOT NULL,
    read_at  TEXT    NOT NULL,
    purpose  TEXT    NOT NULL
) STRICT;
CREATE INDEX access_entry ON access (entry, sequence);
