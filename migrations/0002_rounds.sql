-- Rounds, the rules by which they go, and the placements in them.

-- `brought_by`: who brought it in; nobody where it was the installation's own command line. `announced_until`: the later deadline
-- that was announced before, where it was moved to an earlier day.
-- `revision` grows with everything that could change a run's inputs; raising it is also the lock on the round. `pack_hash` is
-- the version of the rule pack that the round is pinned to.
CREATE TABLE round (
    id UUID PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    authority UUID NOT NULL REFERENCES organisation (id),
    brought_by UUID REFERENCES account (id),
    state TEXT NOT NULL,
    name_lv TEXT NOT NULL,
    name_en TEXT NOT NULL,
    name_ru TEXT NOT NULL,
    programme TEXT NOT NULL,
    commitment TEXT,
    sealed BYTEA NOT NULL,
    opens_at TIMESTAMPTZ NOT NULL,
    closes_at TIMESTAMPTZ NOT NULL,
    announced_until TIMESTAMPTZ,
    closed_at TIMESTAMPTZ,
    revision BIGINT NOT NULL,
    pack_hash TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL
);

-- One person proposes that a round go by another version, another of the same authority switches it on.
CREATE TABLE switch (
    id UUID PRIMARY KEY,
    round UUID NOT NULL REFERENCES round (id),
    from_hash TEXT NOT NULL REFERENCES pack (hash),
    to_hash TEXT NOT NULL REFERENCES pack (hash),
    state TEXT NOT NULL,
    proposed_by UUID NOT NULL REFERENCES account (id),
    proposed_at TIMESTAMPTZ NOT NULL,
    decided_by UUID REFERENCES account (id),
    decided_at TIMESTAMPTZ,
    CHECK (state <> 'switched' OR decided_by <> proposed_by)
);
CREATE INDEX switch_round ON switch (round, proposed_at);
CREATE UNIQUE INDEX switch_open ON switch (round) WHERE state = 'proposed';

-- Organisations that may offer placements in a round; without `added_by` they came in with its files.
CREATE TABLE poster (
    round UUID NOT NULL REFERENCES round (id),
    organisation UUID NOT NULL REFERENCES organisation (id),
    added_by UUID REFERENCES account (id),
    added_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (round, organisation)
);

-- What an organisation offers or changes waits for a caseworker's approval before anybody sees it. `note`: what a caseworker
-- asked to be mended in a draft.
CREATE TABLE placement (
    id UUID PRIMARY KEY,
    round UUID NOT NULL REFERENCES round (id),
    number TEXT NOT NULL,
    organisation UUID NOT NULL REFERENCES organisation (id),
    title TEXT NOT NULL,
    capacity BIGINT NOT NULL CHECK (capacity BETWEEN 0 AND 1000000),
    site JSONB,
    facts JSONB NOT NULL,
    state TEXT NOT NULL,
    note TEXT NOT NULL,
    approved_by UUID REFERENCES account (id),
    approved_at TIMESTAMPTZ,
    once TEXT NOT NULL UNIQUE,
    version BIGINT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    UNIQUE (round, number)
);
CREATE INDEX placement_organisation ON placement (organisation);
