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

-- Read as the view `application`, written here: what does not change with what a person says.
-- `wrapped_key`: the application's own key, sealed with the installation's; whatever is sealed of this application is sealed with
-- it, so that it is gone with it (NULL: erased). `code`: the access code, sealed. `once`: a keyed hash of the token of the form that
-- made it. `pack_hash`: the version of the rule pack by which it was judged when it was submitted.
-- `received_at`: the moment at which it came, or which a sheet states. `arrival`: place among the round's applications as they came,
-- from 1, given in the transaction that acknowledges; it decides between equal moments. `draw_code`: made by chance when a person
-- first enters a round; applications of one person share it.
-- `withdrawn_as`: `person`, `staff` or `duplicate` (staff found that another application of the same person stands); empty while it
-- stands. `same_as`: the number of the application that stands for this one, where both are one person's.
CREATE TABLE application_row (
    id UUID PRIMARY KEY,
    round UUID NOT NULL REFERENCES round (id),
    number TEXT NOT NULL UNIQUE,
    wrapped_key BYTEA,
    code BYTEA NOT NULL,
    state TEXT NOT NULL,
    withdrawn_as TEXT NOT NULL,
    same_as TEXT NOT NULL DEFAULT '',
    lang TEXT NOT NULL,
    once TEXT NOT NULL UNIQUE,
    received_at TIMESTAMPTZ NOT NULL,
    arrival BIGINT NOT NULL,
    draw_code TEXT NOT NULL,
    pack_hash TEXT NOT NULL,
    preparation UUID
);
CREATE INDEX application_round ON application_row (round, number);
CREATE UNIQUE INDEX application_arrival ON application_row (round, arrival);
CREATE INDEX application_draw_code ON application_row (round, draw_code);
CREATE INDEX application_preparation ON application_row (preparation) WHERE preparation IS NOT NULL;

-- What an application says: its person's name, contact, facts, home and wishes, and what was found out. Each revision says all of
-- it, the newest that counts stands, and none is ever changed: only one whose preparation does not count is taken away.
-- `source`: `form`, `counter`, `sheet`, `decision`, `objection` or `correction`. `account`: who; NULL is the person. `note`: on what it
-- rests, sealed. `pack_hash`: the rules by which the round went then. `withdraws`: a sheet says that it was taken back.
-- `code_mark`, `name_mark`: keyed hashes, so that a person is found again without anybody reading names or codes: of the
-- personal code, and of the name with the day of birth; `-`: there is nothing to make one of. `words`: short keyed hashes, the first
-- of name and contact together, then of every word of the name, of the beginnings of these words, and of the contact.
CREATE TABLE revision (
    application UUID NOT NULL REFERENCES application_row (id),
    number BIGINT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    source TEXT NOT NULL,
    account UUID REFERENCES account (id),
    pack_hash TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    note BYTEA,
    code_mark TEXT NOT NULL,
    name_mark TEXT NOT NULL,
    words TEXT NOT NULL,
    withdraws BOOLEAN NOT NULL,
    preparation UUID,
    PRIMARY KEY (application, number)
);
CREATE INDEX revision_code_mark ON revision (code_mark);
CREATE INDEX revision_name_mark ON revision (name_mark);
CREATE INDEX revision_preparation ON revision (preparation) WHERE preparation IS NOT NULL;

-- `version`: the number of the revision that stands.
CREATE VIEW application AS
SELECT kept.id, kept.round, kept.number, kept.wrapped_key, kept.code,
    CASE WHEN said.withdraws = TRUE THEN 'withdrawn' ELSE kept.state END AS state,
    CASE WHEN said.withdraws = TRUE AND kept.withdrawn_as = '' THEN 'staff' ELSE kept.withdrawn_as END AS withdrawn_as,
    kept.same_as, said.sealed, kept.lang, kept.once, said.number AS version, kept.received_at, kept.arrival, kept.draw_code,
    said.code_mark, said.name_mark, said.words, kept.pack_hash
FROM application_row AS kept
JOIN revision AS said ON said.application = kept.id AND said.number = (
    SELECT newest.number FROM revision AS newest
    WHERE newest.application = kept.id
        AND (newest.preparation IS NULL OR newest.preparation NOT IN (SELECT id FROM preparation))
    ORDER BY newest.number DESC LIMIT 1)
WHERE kept.preparation IS NULL OR kept.preparation NOT IN (SELECT id FROM preparation);

-- What the rules say of an application, as a word of the code without its reasons; of one that is withdrawn nothing is read. Of what
-- it was judged by: the revision, and a digest of everything else (`ground`). Where either is another by now, it is judged anew
-- before anybody reads it. `undecided`: about how many of its wishes a person has to decide.
CREATE TABLE standing (
    application UUID PRIMARY KEY REFERENCES application_row (id),
    revision BIGINT NOT NULL,
    pack_hash TEXT NOT NULL,
    ground TEXT NOT NULL,
    word TEXT NOT NULL,
    undecided BIGINT NOT NULL
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
