-- What a copy of the database tells, whose key sealed it, whether it can be written, and which applications are one person's.

-- Sessions are found by a keyed hash of the cookie. Those that were kept under the cookie itself are forgotten.
DELETE FROM session;

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

-- The number of the application that stands for this one, where a caseworker found that both are one person's and withdrew
-- this one; empty elsewhere. What looks like a withdrawn application looks like the one that stands for it.
ALTER TABLE application ADD COLUMN same_as TEXT NOT NULL DEFAULT '';
