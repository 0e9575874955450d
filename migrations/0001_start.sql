-- One text for SQLite and PostgreSQL: type names that PostgreSQL has and SQLite takes, no function of either.
-- Never edited once released: what changes later is a new file. `sealed` columns are encrypted by the application.

CREATE TABLE organisation (
    id UUID PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);

CREATE TABLE account (
    id UUID PRIMARY KEY,
    organisation UUID NOT NULL REFERENCES organisation (id),
    login TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('department', 'caseworker', 'administrator')),
    password TEXT NOT NULL,
    active BOOLEAN NOT NULL,
    created_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE session (
    id TEXT PRIMARY KEY,
    sealed BYTEA NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX session_expiry ON session (expires_at);

-- `revision` grows with everything that could change a run's inputs; raising it is also the lock on the round.
CREATE TABLE round (
    id UUID PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    authority UUID NOT NULL REFERENCES organisation (id),
    state TEXT NOT NULL CHECK (state IN ('open', 'closed', 'published')),
    name_lv TEXT NOT NULL,
    name_en TEXT NOT NULL,
    name_ru TEXT NOT NULL,
    programme TEXT NOT NULL,
    commitment TEXT,
    sealed BYTEA NOT NULL,
    opens_at TIMESTAMPTZ NOT NULL,
    closes_at TIMESTAMPTZ NOT NULL,
    closed_at TIMESTAMPTZ,
    revision BIGINT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE placement (
    id UUID PRIMARY KEY,
    round UUID NOT NULL REFERENCES round (id),
    number TEXT NOT NULL,
    organisation UUID NOT NULL REFERENCES organisation (id),
    title TEXT NOT NULL,
    capacity BIGINT NOT NULL CHECK (capacity BETWEEN 0 AND 1000000),
    site JSONB,
    facts JSONB NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('offered', 'withdrawn')),
    once TEXT NOT NULL UNIQUE,
    version BIGINT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    UNIQUE (round, number)
);
CREATE INDEX placement_organisation ON placement (organisation);

CREATE TABLE application (
    id UUID PRIMARY KEY,
    round UUID NOT NULL REFERENCES round (id),
    number TEXT NOT NULL UNIQUE,
    code BYTEA NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('submitted', 'withdrawn')),
    sealed BYTEA NOT NULL,
    lang TEXT NOT NULL,
    once TEXT NOT NULL UNIQUE,
    version BIGINT NOT NULL,
    registered_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX application_round ON application (round, number);

-- What a caseworker found out about an application: a fact that the rules need and nobody had told.
CREATE TABLE decision (
    id UUID PRIMARY KEY,
    application UUID NOT NULL REFERENCES application (id),
    account UUID NOT NULL REFERENCES account (id),
    sealed BYTEA NOT NULL,
    decided_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX decision_application ON decision (application);

-- A round's folder, frozen: the very files that `talka match` reads.
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

CREATE TABLE run (
    id UUID PRIMARY KEY,
    round UUID NOT NULL REFERENCES round (id),
    number BIGINT NOT NULL,
    snapshot UUID NOT NULL REFERENCES snapshot (id),
    state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'verified', 'failed', 'cancelled')),
    step TEXT NOT NULL,
    failure TEXT NOT NULL,
    cancel BOOLEAN NOT NULL,
    worker UUID,
    lease_until TIMESTAMPTZ,
    started_by UUID NOT NULL REFERENCES account (id),
    queued_at TIMESTAMPTZ NOT NULL,
    started_at TIMESTAMPTZ,
    finished_at TIMESTAMPTZ,
    UNIQUE (round, number)
);
CREATE INDEX run_state ON run (state);

-- What a verified run found; written once.
CREATE TABLE run_result (
    run UUID PRIMARY KEY REFERENCES run (id),
    digest TEXT NOT NULL,
    outcome BYTEA NOT NULL,
    files BYTEA NOT NULL
);

-- One round is published once.
CREATE TABLE publication (
    round UUID PRIMARY KEY REFERENCES round (id),
    run UUID NOT NULL UNIQUE REFERENCES run (id),
    published_by UUID NOT NULL REFERENCES account (id),
    published_at TIMESTAMPTZ NOT NULL,
    answer_by TIMESTAMPTZ NOT NULL
);

-- What one person reads; written when a run is published.
CREATE TABLE result (
    application UUID PRIMARY KEY REFERENCES application (id),
    run UUID NOT NULL REFERENCES run (id),
    status TEXT NOT NULL,
    sealed BYTEA NOT NULL
);

CREATE TABLE offer (
    application UUID PRIMARY KEY REFERENCES application (id),
    placement UUID NOT NULL REFERENCES placement (id),
    state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'declined')),
    answer_by TIMESTAMPTZ NOT NULL,
    answered_at TIMESTAMPTZ
);
CREATE INDEX offer_placement ON offer (placement);

-- Messages to be sent; written in the transaction that gives rise to them, sent by whoever sends mail.
CREATE TABLE outbox (
    id UUID PRIMARY KEY,
    application UUID NOT NULL REFERENCES application (id),
    kind TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    sent_at TIMESTAMPTZ
);

CREATE TABLE audit_log (
    id UUID PRIMARY KEY,
    happened_at TIMESTAMPTZ NOT NULL,
    account UUID REFERENCES account (id),
    action TEXT NOT NULL,
    round UUID REFERENCES round (id),
    object TEXT NOT NULL
);
CREATE INDEX audit_log_time ON audit_log (happened_at);
