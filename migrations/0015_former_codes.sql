-- Personal codes that were exchanged: a person's records in earlier rounds are found by the former code as well.

-- `code_mark`, `former_mark`: keyed hashes, as in `revision`. `application`: at which a caseworker noted it. A row that was noted by
-- mistake is removed; the audit keeps both.
CREATE TABLE former_code (
    id UUID PRIMARY KEY,
    application UUID NOT NULL REFERENCES application_row (id),
    code_mark TEXT NOT NULL,
    former_mark TEXT NOT NULL,
    account UUID NOT NULL REFERENCES account (id),
    at TIMESTAMPTZ NOT NULL,
    UNIQUE (code_mark, former_mark)
);

-- Applications that a caseworker found to be one person's name two codes of one person.
CREATE INDEX application_same_as ON application_row (same_as) WHERE same_as <> '';
