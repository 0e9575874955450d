-- Whatever needs a second person.

-- One of the round's authority proposes, another approves; what is approved is carried out in the same transaction. `subject`
-- is what of the round it is about: two proposals about one subject never wait beside each other. `sealed`: what is asked for,
-- its ground, and the answer's.
CREATE TABLE approval (
    id UUID PRIMARY KEY,
    round UUID NOT NULL REFERENCES round (id),
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    state TEXT NOT NULL,
    proposed_by UUID NOT NULL REFERENCES account (id),
    proposed_at TIMESTAMPTZ NOT NULL,
    decided_by UUID REFERENCES account (id),
    decided_at TIMESTAMPTZ,
    CHECK (state <> 'approved' OR decided_by <> proposed_by)
);
CREATE INDEX approval_round ON approval (round, proposed_at);
CREATE UNIQUE INDEX approval_waiting ON approval (round, subject) WHERE state = 'proposed';

-- People whom an organisation does not take at a placement, confirmed by a caseworker. `sealed`: the coded reason.
CREATE TABLE refused_pair (
    id UUID PRIMARY KEY,
    placement UUID NOT NULL REFERENCES placement (id),
    application UUID NOT NULL REFERENCES application_row (id),
    sealed BYTEA NOT NULL,
    UNIQUE (placement, application)
);
