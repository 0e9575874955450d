-- Applications, what is found out about them, and long writes that are prepared before they count.

-- Long writes: prepared in slices under a preparation that nobody sees; they count from the moment in which its row here goes.
-- One that is not `alive` any more was cut off: it is `doomed`, and what it prepared is taken away. Of an intake,
-- `first_arrival` to `last_arrival` are its rows' arrivals, which nobody else gets.
CREATE TABLE preparation (
    id UUID PRIMARY KEY,
    round UUID NOT NULL UNIQUE REFERENCES round (id),
    first_arrival BIGINT NOT NULL,
    last_arrival BIGINT NOT NULL,
    alive TIMESTAMPTZ NOT NULL,
    doomed BOOLEAN NOT NULL
);

-- Read as the view `application`, written here.
-- `code`: the access code, sealed. `once`: a keyed hash of the token of the form that made it. `pack_hash`: the version of the
-- rule pack by which it was judged when it was submitted.
-- `arrival`: place among the round's applications as they came, from 1, given in the transaction that acknowledges; it decides
-- between equal moments. `draw_code`: made by chance when a person first enters a round; applications of one person share it.
-- `code_mark`, `name_mark`: keyed hashes, so that a person is found again without anybody reading names or codes: of the
-- personal code, and of the name with the day of birth. Empty: not made yet; `-`: there is nothing to make one of.
-- `withdrawn_as`: `person`, `staff` (a list of the institution says so) or `duplicate` (staff found that another application of
-- the same person stands); empty while it stands. `same_as`: the number of the application that stands for this one, where both
-- are one person's.
CREATE TABLE application_row (
    id UUID PRIMARY KEY,
    round UUID NOT NULL REFERENCES round (id),
    number TEXT NOT NULL UNIQUE,
    code BYTEA NOT NULL,
    state TEXT NOT NULL,
    withdrawn_as TEXT NOT NULL,
    same_as TEXT NOT NULL DEFAULT '',
    sealed BYTEA NOT NULL,
    lang TEXT NOT NULL,
    once TEXT NOT NULL UNIQUE,
    version BIGINT NOT NULL,
    registered_at TIMESTAMPTZ NOT NULL,
    arrival BIGINT NOT NULL,
    draw_code TEXT NOT NULL,
    code_mark TEXT NOT NULL,
    name_mark TEXT NOT NULL,
    pack_hash TEXT NOT NULL,
    preparation UUID
);
CREATE INDEX application_round ON application_row (round, number);
CREATE UNIQUE INDEX application_arrival ON application_row (round, arrival);
CREATE INDEX application_draw_code ON application_row (round, draw_code);
CREATE INDEX application_code_mark ON application_row (round, code_mark);
CREATE INDEX application_name_mark ON application_row (round, name_mark);
CREATE INDEX application_preparation ON application_row (preparation) WHERE preparation IS NOT NULL;

-- Changes to applications: once they count they are read in the place of what was there, and moved there in slices.
CREATE TABLE prepared_change (
    preparation UUID NOT NULL,
    application UUID NOT NULL REFERENCES application_row (id),
    sealed BYTEA NOT NULL,
    code_mark TEXT NOT NULL,
    name_mark TEXT NOT NULL,
    withdraws BOOLEAN NOT NULL,
    PRIMARY KEY (preparation, application)
);
CREATE INDEX prepared_change_application ON prepared_change (application);

CREATE VIEW application AS
SELECT kept.id, kept.round, kept.number, kept.code,
    CASE WHEN change.withdraws = TRUE THEN 'withdrawn' ELSE kept.state END AS state,
    COALESCE(change.sealed, kept.sealed) AS sealed,
    kept.lang, kept.once, kept.version, kept.registered_at, kept.arrival, kept.draw_code,
    kept.code_mark, kept.name_mark, kept.pack_hash, kept.same_as,
    CASE WHEN change.withdraws = TRUE THEN 'staff' ELSE kept.withdrawn_as END AS withdrawn_as
FROM application_row AS kept
LEFT JOIN prepared_change AS change
    ON change.application = kept.id AND change.preparation NOT IN (SELECT id FROM preparation)
WHERE kept.preparation IS NULL OR kept.preparation NOT IN (SELECT id FROM preparation);

-- What a caseworker found out about an application: a fact that the rules need and nobody had told.
CREATE TABLE decision (
    id UUID PRIMARY KEY,
    application UUID NOT NULL REFERENCES application_row (id),
    account UUID NOT NULL REFERENCES account (id),
    pack_hash TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    decided_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX decision_application ON decision (application);

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
