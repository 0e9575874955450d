-- Runs: the frozen inputs, the work, and what was found.

-- A round's folder, frozen: the very files that `talka match` reads. Sealed is a manifest: whatever is not about people, and which
-- lines belong to it, each with its salted digest.
CREATE TABLE snapshot (
    id UUID PRIMARY KEY,
    round UUID NOT NULL REFERENCES round (id),
    digest TEXT NOT NULL,
    revision BIGINT NOT NULL,
    sealed BYTEA NOT NULL,
    frozen_by UUID NOT NULL REFERENCES account (id),
    frozen_at TIMESTAMPTZ NOT NULL,
    UNIQUE (round, digest)
);

-- What frozen folders say of one application, sealed with its own key, once for as many snapshots as say the same. `mark`: a keyed hash
-- of that; `digest`: a salted one, whose salt is sealed with it.
CREATE TABLE snapshot_line (
    application UUID NOT NULL REFERENCES application_row (id),
    mark TEXT NOT NULL,
    digest TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (application, mark)
);

-- `kind`: `main`, the round's own run; `refill`, which gives seats that came free to whoever is in line while holders keep
-- theirs; `correction`, the same after a fact was put right.
-- `base`: how many publications the round had when the snapshot was made; with more by now a refill builds on something else.
-- `by_rule`: a job started it under the round's rule, in the name of who signed it first.
-- `attempts`: how often it was taken up. Together with the worker it is the fence that a worker shows when it writes about the
-- run: whoever lost the run to another writes nothing, and a run that breaks off every time is not taken up for ever.
CREATE TABLE run (
    id UUID PRIMARY KEY,
    round UUID NOT NULL REFERENCES round (id),
    number BIGINT NOT NULL,
    kind TEXT NOT NULL,
    base BIGINT NOT NULL,
    snapshot UUID NOT NULL REFERENCES snapshot (id),
    state TEXT NOT NULL,
    step TEXT NOT NULL,
    failure TEXT NOT NULL,
    cancel BOOLEAN NOT NULL,
    worker UUID,
    attempts BIGINT NOT NULL DEFAULT 0,
    lease_until TIMESTAMPTZ,
    started_by UUID NOT NULL REFERENCES account (id),
    by_rule BOOLEAN NOT NULL DEFAULT FALSE,
    queued_at TIMESTAMPTZ NOT NULL,
    started_at TIMESTAMPTZ,
    finished_at TIMESTAMPTZ,
    UNIQUE (round, number)
);
CREATE INDEX run_state ON run (state);

-- What a verified run found; written once.
-- `telling`: what people are told once it is published.
CREATE TABLE run_result (
    run UUID PRIMARY KEY REFERENCES run (id),
    digest TEXT NOT NULL,
    outcome BYTEA NOT NULL,
    telling BYTEA NOT NULL,
    files BYTEA NOT NULL
);

-- What one person reads about a run. Of a run that was never published, nobody reads it.
CREATE TABLE letter (
    id UUID PRIMARY KEY,
    run UUID NOT NULL REFERENCES run (id),
    application UUID NOT NULL REFERENCES application_row (id),
    status TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    UNIQUE (run, application)
);
CREATE INDEX letter_application ON letter (application);

-- Who comes before a person in line, wish by wish, as a run that told others found it. Of a run that was never published,
-- nobody reads it.
CREATE TABLE waiting (
    id UUID PRIMARY KEY,
    run UUID NOT NULL REFERENCES run (id),
    application UUID NOT NULL REFERENCES application_row (id),
    sealed BYTEA NOT NULL,
    UNIQUE (run, application)
);
CREATE INDEX waiting_application ON waiting (application);
