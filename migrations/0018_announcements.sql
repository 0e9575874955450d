-- What organisations announce of placements: duties, where, when, for how much.

-- What stands; nothing said is NULL.
ALTER TABLE placement ADD COLUMN about JSONB;

-- What was said in each version of a placement, by whom; nobody where it came in with the round. Append-only.
CREATE TABLE announcement (
    placement UUID NOT NULL REFERENCES placement (id),
    version BIGINT NOT NULL,
    said JSONB NOT NULL,
    said_by UUID REFERENCES account (id),
    said_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (placement, version)
);
