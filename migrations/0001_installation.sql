-- The installation: organisations and accounts, sessions, the keys that seal, and every version of rule packs.
--
-- One text for SQLite and PostgreSQL: type names that PostgreSQL has and SQLite takes, no function of either. Columns `sealed`,
-- and those listed in `store::keys::SEALED`, are encrypted by the application. States are words of the code: no table lists
-- them, so that a new one rebuilds no table. These files are never edited once released: what changes later is a new file.

CREATE TABLE organisation (
    id UUID PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);

CREATE TABLE account (
    id UUID PRIMARY KEY,
    organisation UUID NOT NULL REFERENCES organisation (id),
    login TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    password TEXT NOT NULL,
    active BOOLEAN NOT NULL,
    created_at TIMESTAMPTZ NOT NULL
);

-- Sessions are found by a keyed hash of the cookie.
CREATE TABLE session (
    id TEXT PRIMARY KEY,
    sealed BYTEA NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX session_expiry ON session (expires_at);

-- The keys with which something may be sealed here: their identifiers, and a value that only the key itself opens. A service
-- starts with these keys or not at all. While a key is changed for another there are two.
CREATE TABLE sealing_key (
    id TEXT PRIMARY KEY,
    canary BYTEA NOT NULL,
    added_at TIMESTAMPTZ NOT NULL
);

-- One row, written when somebody asks whether the service is ready: that is the only way to know that it can be.
CREATE TABLE readiness (
    id BIGINT PRIMARY KEY,
    checked_at TIMESTAMPTZ NOT NULL
);

-- Versions of rule packs, kept for ever. `hash` is the SHA-256 of the text; the other columns are read out of the text, for
-- lists. Without `added_by` it ships.
CREATE TABLE pack (
    id UUID PRIMARY KEY,
    word TEXT NOT NULL,
    version TEXT NOT NULL,
    programme TEXT NOT NULL,
    name_lv TEXT NOT NULL,
    name_en TEXT NOT NULL,
    name_ru TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL,
    added_by UUID REFERENCES account (id),
    added_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX pack_word ON pack (word, version);
