-- Tables computed from events; dropping their rows loses nothing.

CREATE TABLE job (
    id          TEXT    PRIMARY KEY,
    kind        TEXT    NOT NULL,
    state       TEXT    NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')),
    done        BIGINT NOT NULL,
    total       BIGINT,
    created_at  TEXT    NOT NULL,
    finished_at TEXT,
    outcome     TEXT,
    reason      TEXT
);
CREATE INDEX job_state ON job (state, created_at);

CREATE TABLE ask_outcome (
    id       TEXT PRIMARY KEY,
    edition  TEXT NOT NULL,
    corpus   TEXT NOT NULL,
    document TEXT NOT NULL,
    kept_at  TEXT NOT NULL
);

CREATE TABLE access (
    sequence BIGINT PRIMARY KEY,
    entry    BIGINT NOT NULL,
    actor    TEXT    NOT NULL,
    read_at  TEXT    NOT NULL,
    purpose  TEXT    NOT NULL
);
CREATE INDEX access_entry ON access (entry, sequence);
