-- What happened, and the log over it. Rows of these tables are never changed and, but for sealed texts, never deleted.

CREATE TABLE head (
    id       BIGINT PRIMARY KEY CHECK (id = 1),
    sequence BIGINT NOT NULL CHECK (sequence >= 0),
    frontier BYTEA NOT NULL
);
INSERT INTO head (id, sequence, frontier) VALUES (1, 0, '\x0000000000000000');

CREATE TABLE event (
    sequence        BIGINT PRIMARY KEY CHECK (sequence > 0),
    stream          TEXT   NOT NULL,
    version         BIGINT NOT NULL CHECK (version > 0),
    kind            TEXT   NOT NULL,
    recorded_at     TEXT   NOT NULL,
    actor           TEXT   NOT NULL,
    payload         TEXT   NOT NULL,
    digest          TEXT   NOT NULL,
    documents       TEXT   NOT NULL,
    text_commitment TEXT,
    text_sealed     TEXT,
    UNIQUE (stream, version),
    CHECK ((text_commitment IS NULL) = (text_sealed IS NULL))
);

CREATE TABLE document (
    digest TEXT  PRIMARY KEY,
    bytes  BYTEA NOT NULL
);

CREATE TABLE sealed_text (
    sequence BIGINT PRIMARY KEY REFERENCES event (sequence),
    bytes    BYTEA NOT NULL
);

CREATE TABLE sealed_key (
    sequence BIGINT PRIMARY KEY REFERENCES sealed_text (sequence) ON DELETE CASCADE,
    wrapped  BYTEA NOT NULL
);

CREATE TABLE ledger_hash (
    level    BIGINT NOT NULL,
    position BIGINT NOT NULL,
    hash     BYTEA  NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (level, position)
);

CREATE TABLE checkpoint (
    number BIGINT PRIMARY KEY CHECK (number > 0),
    size   BIGINT NOT NULL UNIQUE CHECK (size >= 0),
    note   TEXT   NOT NULL
);

CREATE TABLE ledger_key (
    id     BIGINT PRIMARY KEY CHECK (id = 1),
    public TEXT NOT NULL
);

CREATE TABLE idempotency (
    key     TEXT PRIMARY KEY,
    request TEXT   NOT NULL,
    stream  TEXT   NOT NULL,
    version BIGINT NOT NULL,
    first   BIGINT NOT NULL,
    last    BIGINT NOT NULL,
    kept_at TEXT   NOT NULL
);
CREATE INDEX idempotency_kept_at ON idempotency (kept_at);

CREATE TABLE projection (
    name    TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    applied BIGINT NOT NULL CHECK (applied >= 0)
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are never changed or deleted', TG_TABLE_NAME;
END $$;
CREATE TRIGGER event_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER document_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON document
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER sealed_text_kept BEFORE UPDATE OR TRUNCATE ON sealed_text
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_hash_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_hash
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER checkpoint_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
