-- Applications that somebody has us keep before they are submitted, and what people ask to have put right in those that were.

-- `code_mark`: keyed hash of the code that opens it. `once`: keyed hash of its form's token, which the application will have as well.
-- `expires_at`: when it is erased at the latest; the round's deadline ends it too. `reminded_at`: when its person was told of that end;
-- NULL where nobody was. `sealed`: the answers, the code, and the mail address for its link where one was given.
CREATE TABLE kept_draft (
    id UUID PRIMARY KEY,
    round UUID NOT NULL REFERENCES round (id),
    code_mark TEXT NOT NULL UNIQUE,
    once TEXT NOT NULL UNIQUE,
    version BIGINT NOT NULL,
    saved_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    reminded_at TIMESTAMPTZ,
    sealed BYTEA NOT NULL
);
CREATE INDEX kept_draft_expires_at ON kept_draft (expires_at);

-- Pages of forms of which nothing is to be left: keyed hash of the token that they carry, and until when they could be sent again.
CREATE TABLE cleared_pages (
    mark TEXT PRIMARY KEY,
    until TIMESTAMPTZ NOT NULL
);

-- What a person asks to have put right; only added to. `about`: `name`, `contact`, `wishes`, or a fact's name in the pack.
-- `sealed`: what is right and what shows it, with the person's own key.
CREATE TABLE plea (
    id UUID PRIMARY KEY,
    round UUID NOT NULL REFERENCES round (id),
    application UUID NOT NULL REFERENCES application_row (id),
    about TEXT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    sealed BYTEA NOT NULL
);
CREATE INDEX plea_application ON plea (application);
CREATE INDEX plea_round ON plea (round);

-- What a caseworker, or the person, said to it: one at most. `outcome`: `granted`, `refused` or `taken-back`. `account`: NULL where the
-- person took it back. `sealed`: the words to the person, with the person's own key.
CREATE TABLE plea_answer (
    plea UUID PRIMARY KEY REFERENCES plea (id),
    outcome TEXT NOT NULL,
    account UUID REFERENCES account (id),
    at TIMESTAMPTZ NOT NULL,
    sealed BYTEA NOT NULL
);
