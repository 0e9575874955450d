-- Data from spreadsheets, and applications that may be one person's.

-- Keyed hashes, so that a person is found again without anybody reading names or codes: of the personal code, and of the
-- name with the day of birth. Empty: not made yet; `-`: there is nothing to make one of.
ALTER TABLE application ADD COLUMN code_mark TEXT NOT NULL DEFAULT '';
ALTER TABLE application ADD COLUMN name_mark TEXT NOT NULL DEFAULT '';
CREATE INDEX application_code_mark ON application (round, code_mark);
CREATE INDEX application_name_mark ON application (round, name_mark);

-- A spreadsheet that was sent, until it is taken or dropped; then its content goes.
CREATE TABLE intake (
    id UUID PRIMARY KEY,
    round UUID NOT NULL REFERENCES round (id),
    name TEXT NOT NULL,
    mapping JSONB NOT NULL,
    sealed BYTEA,
    state TEXT NOT NULL CHECK (state IN ('sent', 'taken', 'dropped')),
    sent_by UUID NOT NULL REFERENCES account (id),
    sent_at TIMESTAMPTZ NOT NULL,
    ended_at TIMESTAMPTZ,
    added BIGINT NOT NULL,
    changed BIGINT NOT NULL
);
CREATE INDEX intake_round ON intake (round, sent_at);

-- Which column holds what, as an organisation said last.
CREATE TABLE remembered_columns (
    organisation UUID PRIMARY KEY REFERENCES organisation (id),
    mapping JSONB NOT NULL
);

-- What a caseworker found out about applications that may be one person's. `members` are their numbers, sorted.
CREATE TABLE duplicate_decision (
    id UUID PRIMARY KEY,
    round UUID NOT NULL REFERENCES round (id),
    members TEXT NOT NULL,
    same BOOLEAN NOT NULL,
    kept TEXT NOT NULL,
    account UUID NOT NULL REFERENCES account (id),
    decided_at TIMESTAMPTZ NOT NULL,
    UNIQUE (round, members)
);
