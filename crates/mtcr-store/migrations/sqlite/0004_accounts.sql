-- Accounts: what is kept of people beside the events that pledge it, and tables computed from events.

-- Sealed with the key file; each row is pledged by an event with its digest.
CREATE TABLE private_record (
    id     TEXT PRIMARY KEY,
    lookup TEXT UNIQUE,
    sealed BLOB NOT NULL
) STRICT;

CREATE TABLE private_pledge (
    id       TEXT PRIMARY KEY,
    digest   TEXT    NOT NULL,
    sequence INTEGER NOT NULL
) STRICT;

-- Numbers that only grow: when a session was last heard of, the last step of a second factor that was used.
CREATE TABLE latest (
    id    TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT;

CREATE TABLE organisation (
    id       TEXT PRIMARY KEY,
    kind     TEXT    NOT NULL,
    sites    TEXT    NOT NULL,
    open     INTEGER NOT NULL,
    added_at TEXT    NOT NULL
) STRICT;

CREATE TABLE account (
    id            TEXT PRIMARY KEY,
    organisation  TEXT    NOT NULL,
    enabled       INTEGER NOT NULL,
    entered       INTEGER NOT NULL,
    second_factor INTEGER NOT NULL,
    added_at      TEXT    NOT NULL
) STRICT;
CREATE INDEX account_organisation ON account (organisation, id);

CREATE TABLE role_grant (
    id          TEXT PRIMARY KEY,
    account     TEXT NOT NULL,
    role        TEXT NOT NULL,
    acts_for    TEXT,
    sites       TEXT NOT NULL,
    first_day   TEXT NOT NULL,
    last_day    TEXT NOT NULL,
    standing    TEXT NOT NULL CHECK (standing IN ('proposed', 'approved', 'rejected', 'revoked')),
    reason      TEXT NOT NULL,
    proposed_by TEXT NOT NULL,
    proposed_at TEXT NOT NULL,
    approved_by TEXT,
    approved_at TEXT,
    ended_by    TEXT,
    ended_at    TEXT
) STRICT;
CREATE INDEX role_grant_account ON role_grant (account, id);

CREATE TABLE token (
    id         TEXT PRIMARY KEY,
    account    TEXT NOT NULL,
    scopes     TEXT NOT NULL,
    made_by    TEXT NOT NULL,
    made_at    TEXT NOT NULL,
    until_at   TEXT NOT NULL,
    revoked_at TEXT
) STRICT;
CREATE INDEX token_account ON token (account, id);

CREATE TABLE session (
    id         TEXT PRIMARY KEY,
    account    TEXT NOT NULL,
    method     TEXT NOT NULL,
    started_at TEXT NOT NULL,
    until_at   TEXT NOT NULL,
    ended_at   TEXT,
    how        TEXT
) STRICT;
CREATE INDEX session_open ON session (account, until_at) WHERE ended_at IS NULL;

CREATE TABLE refusal (
    sequence   INTEGER PRIMARY KEY,
    day        TEXT NOT NULL,
    source     TEXT NOT NULL,
    actor      TEXT NOT NULL,
    action     TEXT NOT NULL,
    ground     TEXT NOT NULL,
    target     TEXT,
    refused_at TEXT NOT NULL
) STRICT;
CREATE INDEX refusal_day ON refusal (day, source);

-- The state of accounts is made from these events.
CREATE INDEX event_account ON event (sequence)
    WHERE (stream LIKE 'grant/%' OR stream LIKE 'link/%' OR stream LIKE 'organisation/%' OR stream LIKE 'person/%'
        OR stream LIKE 'proposal/%' OR stream LIKE 'service/%' OR stream LIKE 'token/%');
