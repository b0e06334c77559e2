-- What happened, and the log over it. Rows of these tables are never changed and, but for sealed texts, never deleted.

CREATE TABLE head (
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    sequence INTEGER NOT NULL CHECK (sequence >= 0),
    frontier BLOB NOT NULL
) STRICT;
INSERT INTO head (id, sequence, frontier) VALUES (1, 0, X'0000000000000000');

CREATE TABLE event (
    sequence        INTEGER PRIMARY KEY CHECK (sequence > 0),
    stream          TEXT    NOT NULL,
    version         INTEGER NOT NULL CHECK (version > 0),
    kind            TEXT    NOT NULL,
    recorded_at     TEXT    NOT NULL,
    actor           TEXT    NOT NULL,
    payload         TEXT    NOT NULL,
    digest          TEXT    NOT NULL,
    documents       TEXT    NOT NULL,
    text_commitment TEXT,
    text_sealed     TEXT,
    UNIQUE (stream, version),
    CHECK ((text_commitment IS NULL) = (text_sealed IS NULL))
) STRICT;

CREATE TABLE document (
    digest TEXT PRIMARY KEY,
    bytes  BLOB NOT NULL
) STRICT;

CREATE TABLE sealed_text (
    sequence INTEGER PRIMARY KEY REFERENCES event (sequence),
    bytes    BLOB NOT NULL
) STRICT;

CREATE TABLE sealed_key (
    sequence INTEGER PRIMARY KEY REFERENCES sealed_text (sequence) ON DELETE CASCADE,
    wrapped  BLOB NOT NULL
) STRICT;

CREATE TABLE ledger_hash (
    level    INTEGER NOT NULL,
    position INTEGER NOT NULL,
    hash     BLOB    NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (level, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE checkpoint (
    number INTEGER PRIMARY KEY CHECK (number > 0),
    size   INTEGER NOT NULL UNIQUE CHECK (size >= 0),
    note   TEXT    NOT NULL
) STRICT;

CREATE TABLE ledger_key (
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    public TEXT NOT NULL
) STRICT;

CREATE TABLE idempotency (
    key     TEXT PRIMARY KEY,
    request TEXT    NOT NULL,
    stream  TEXT    NOT NULL,
    version INTEGER NOT NULL,
    first   INTEGER NOT NULL,
    last    INTEGER NOT NULL,
    kept_at TEXT    NOT NULL
) STRICT;
CREATE INDEX idempotency_kept_at ON idempotency (kept_at);

CREATE TABLE projection (
    name    TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    applied INTEGER NOT NULL CHECK (applied >= 0)
) STRICT;

CREATE TRIGGER event_update BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER event_delete BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
CREATE TRIGGER document_update BEFORE UPDATE ON document
BEGIN SELECT RAISE(ABORT, 'documents are never changed'); END;
CREATE TRIGGER document_delete BEFORE DELETE ON document
BEGIN SELECT RAISE(ABORT, 'documents are never deleted'); END;
CREATE TRIGGER sealed_text_update BEFORE UPDATE ON sealed_text
BEGIN SELECT RAISE(ABORT, 'sealed texts are never changed'); END;
CREATE TRIGGER ledger_hash_update BEFORE UPDATE ON ledger_hash
BEGIN SELECT RAISE(ABORT, 'hashes of the ledger are never changed'); END;
CREATE TRIGGER ledger_hash_delete BEFORE DELETE ON ledger_hash
BEGIN SELECT RAISE(ABORT, 'hashes of the ledger are never deleted'); END;
CREATE TRIGGER checkpoint_update BEFORE UPDATE ON checkpoint
BEGIN SELECT RAISE(ABORT, 'checkpoints are never changed'); END;
CREATE TRIGGER checkpoint_delete BEFORE DELETE ON checkpoint
BEGIN SELECT RAISE(ABORT, 'checkpoints are never deleted'); END;
