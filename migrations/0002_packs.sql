-- Versions of rule packs, kept for ever; which one a round is pinned to; and the proposals to switch it to another.

-- `hash` is the SHA-256 of the text; the other columns are read out of the text, for lists. Without `added_by` it ships.
CREATE TABLE pack (
    id UUID PRIMARY KEY,
    word TEXT NOT NULL,
    version TEXT NOT NULL,
    programme TEXT NOT NULL,
    name_lv TEXT NOT NULL,
    name_en TEXT NOT NULL,
    name_ru TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL,
    added_by UUID REFERENCES account (id),
    added_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX pack_word ON pack (word, version);

-- Empty where a row is older than this table: filled in when the service starts.
ALTER TABLE round ADD COLUMN pack_hash TEXT NOT NULL DEFAULT '';
ALTER TABLE application ADD COLUMN pack_hash TEXT NOT NULL DEFAULT '';
ALTER TABLE decision ADD COLUMN pack_hash TEXT NOT NULL DEFAULT '';

-- One person proposes that a round go by another version, another of the same authority switches it on.
CREATE TABLE switch (
    id UUID PRIMARY KEY,
    round UUID NOT NULL REFERENCES round (id),
    from_hash TEXT NOT NULL REFERENCES pack (hash),
    to_hash TEXT NOT NULL REFERENCES pack (hash),
    state TEXT NOT NULL CHECK (state IN ('proposed', 'switched', 'withdrawn')),
    proposed_by UUID NOT NULL REFERENCES account (id),
    proposed_at TIMESTAMPTZ NOT NULL,
    decided_by UUID REFERENCES account (id),
    decided_at TIMESTAMPTZ,
    CHECK (state <> 'switched' OR decided_by <> proposed_by)
);
CREATE INDEX switch_round ON switch (round, proposed_at);
CREATE UNIQUE INDEX switch_open ON switch (round) WHERE state = 'proposed';
