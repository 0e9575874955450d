-- Letters on paper, for people without a mail address.

-- A printing: letters of one kind, to some of a round's people, in one file. `kind`: `code` or `result`; `sorted`: `name` or `number`.
-- `done` of `letters` are set. `state`: `asked` while they are being set, `ready`, `posted` once a caseworker has said that they
-- went out, `dropped` where they did not and their people are to get others, `gone` where the file was not fetched in time.
CREATE TABLE printing (
    id UUID PRIMARY KEY,
    round UUID NOT NULL REFERENCES round (id),
    kind TEXT NOT NULL,
    sorted TEXT NOT NULL,
    account UUID NOT NULL REFERENCES account (id),
    asked_at TIMESTAMPTZ NOT NULL,
    letters BIGINT NOT NULL,
    done BIGINT NOT NULL,
    state TEXT NOT NULL,
    ended_at TIMESTAMPTZ
);
CREATE INDEX printing_round ON printing (round, asked_at);

-- Whose letters they are, in the order of the file from 1.
CREATE TABLE printed (
    printing UUID NOT NULL REFERENCES printing (id),
    place BIGINT NOT NULL,
    application UUID NOT NULL REFERENCES application_row (id),
    PRIMARY KEY (printing, place)
);
CREATE INDEX printed_application ON printed (application);

-- The file, part by part, until the letters went out; sealed, since they say names and access codes.
CREATE TABLE printing_part (
    id UUID PRIMARY KEY,
    printing UUID NOT NULL REFERENCES printing (id),
    number BIGINT NOT NULL,
    sealed BYTEA NOT NULL,
    UNIQUE (printing, number)
);
