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

-- Names are split and compared by other means from now on: marks of names are made anew.
UPDATE application SET name_mark = '';

-- Spreadsheets: the worksheet and the row of its header, as found or chosen (empty while nobody chose); and rows that wait for
-- their author after the others were taken.
ALTER TABLE intake ADD COLUMN worksheet TEXT NOT NULL DEFAULT '';
ALTER TABLE intake ADD COLUMN header_row BIGINT NOT NULL DEFAULT 0;
ALTER TABLE intake ADD COLUMN waiting BIGINT NOT NULL DEFAULT 0;

-- Long writes: prepared in slices under a preparation that nobody sees; they count from the moment in which its row here goes.
-- One that is not `alive` any more was cut off: it is `doomed`, and what it prepared is taken away. Of an intake, `first_arrival` to `last_arrival` are
-- its rows' arrivals, which nobody else gets.
CREATE TABLE preparation (
    id UUID PRIMARY KEY,
    round UUID NOT NULL UNIQUE REFERENCES round (id),
    first_arrival BIGINT NOT NULL,
    last_arrival BIGINT NOT NULL,
    alive TIMESTAMPTZ NOT NULL,
    doomed BOOLEAN NOT NULL
);
ALTER TABLE application ADD COLUMN preparation UUID;
CREATE INDEX application_preparation ON application (preparation) WHERE preparation IS NOT NULL;
CREATE INDEX outbox_application ON outbox (application);

-- Changes to applications: once they count they are read in the place of what was there, and moved there in slices.
CREATE TABLE prepared_change (
    preparation UUID NOT NULL,
    application UUID NOT NULL REFERENCES application (id),
    sealed BYTEA NOT NULL,
    code_mark TEXT NOT NULL,
    name_mark TEXT NOT NULL,
    withdraws BOOLEAN NOT NULL,
    PRIMARY KEY (preparation, application)
);
CREATE INDEX prepared_change_application ON prepared_change (application);

-- Offers and messages of a publication, until they count.
CREATE TABLE prepared_notice (
    preparation UUID NOT NULL,
    application UUID NOT NULL REFERENCES application (id),
    placement UUID REFERENCES placement (id),
    message UUID,
    kind TEXT NOT NULL,
    PRIMARY KEY (preparation, application)
);

-- Letters are of a run: what was cut for a run that was never published, nobody reads.
CREATE TABLE letter (
    id UUID PRIMARY KEY,
    run UUID NOT NULL REFERENCES run (id),
    application UUID NOT NULL REFERENCES application (id),
    status TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    UNIQUE (run, application)
);
CREATE INDEX letter_application ON letter (application);
INSERT INTO letter (id, run, application, status, sealed)
SELECT application, run, application, status, sealed FROM result;
DROP TABLE result;

-- Runs: how often one was taken up. Together with the worker it is the fence that a worker shows when it writes about the run:
-- whoever lost the run to another writes nothing, and a run that breaks off every time is not taken up for ever.
ALTER TABLE run ADD COLUMN attempts BIGINT NOT NULL DEFAULT 0;

-- Placements: what an organisation offers or changes waits for a caseworker's approval before anybody sees it. What is older
-- came in before there was any.
ALTER TABLE placement ADD COLUMN approval TEXT NOT NULL DEFAULT 'approved';
ALTER TABLE placement ADD COLUMN approved_by UUID REFERENCES account (id);
ALTER TABLE placement ADD COLUMN approved_at TIMESTAMPTZ;

-- Organisations that may offer placements in a round; without `added_by` they came in with its files.
CREATE TABLE poster (
    round UUID NOT NULL REFERENCES round (id),
    organisation UUID NOT NULL REFERENCES organisation (id),
    added_by UUID REFERENCES account (id),
    added_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (round, organisation)
);
INSERT INTO poster (round, organisation, added_at)
SELECT DISTINCT placement.round, placement.organisation, round.created_at
FROM placement JOIN round ON round.id = placement.round;

-- ## Applications: who withdrew them, and the forms that made them

-- `person`, `staff` (a list of the institution says so) or `duplicate` (staff found that another application of the same person
-- stands); empty while it stands.
ALTER TABLE application ADD COLUMN withdrawn_as TEXT NOT NULL DEFAULT '';
UPDATE application SET withdrawn_as = CASE
    WHEN EXISTS (SELECT 1 FROM duplicate_decision AS found
                 WHERE found.round = application.round AND found.same AND found.kept <> application.number
                   AND REPLACE(' ' || found.members || ' ', ' ' || application.number || ' ', '')
                       <> ' ' || found.members || ' ') THEN 'duplicate'
    WHEN EXISTS (SELECT 1 FROM audit_log AS noted
                 WHERE noted.action = 'withdraw' AND noted.object = application.number) THEN 'person'
    ELSE 'staff' END
WHERE state = 'withdrawn';

-- `once` was the token of the form as it was sent; from now on it is a keyed hash of it. Older tokens open nothing any more.
UPDATE application SET once = 'older ' || number;

-- Views: what counts. Last in this file; `application` reads as before, and is written as `application_row`.
CREATE VIEW result AS
SELECT letter.id, letter.application, letter.run, letter.status, letter.sealed
FROM letter JOIN publication ON publication.run = letter.run;

ALTER TABLE application RENAME TO application_row;
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
