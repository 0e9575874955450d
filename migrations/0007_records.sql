-- Messages, and what everybody did.

-- Messages to be sent; written in the transaction that gives rise to them, sent by whoever sends mail.
CREATE TABLE outbox (
    id UUID PRIMARY KEY,
    application UUID NOT NULL REFERENCES application_row (id),
    kind TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    sent_at TIMESTAMPTZ
);
CREATE INDEX outbox_application ON outbox (application);

-- What was done, an event for every act. `actor`: `account`, `person` (an applicant, by number and code, or the one whose form it is)
-- or `system`. `object`: the one thing that it was done to: a number, a digest, a login. `shown`: the numbers of a list, with
-- spaces between, and `count` how many. `searched`: a keyed hash of what was searched for. `salt` makes the event's leaf in the
-- chain unguessable: whoever has the chain alone learns nothing from it.
CREATE TABLE event (
    id UUID PRIMARY KEY,
    happened_at TIMESTAMPTZ NOT NULL,
    actor TEXT NOT NULL,
    account UUID REFERENCES account (id),
    action TEXT NOT NULL,
    round UUID REFERENCES round (id),
    object TEXT NOT NULL,
    shown TEXT NOT NULL,
    count BIGINT NOT NULL,
    searched TEXT NOT NULL,
    salt TEXT NOT NULL
);
CREATE INDEX event_time ON event (happened_at);
CREATE INDEX event_object ON event (round, object);

-- Events that are not in the chain yet; written with them.
CREATE TABLE event_pending (
    event UUID PRIMARY KEY REFERENCES event (id)
);

-- Acts and looks in one sequence, from 1. `leaf` is the SHA-256 of the event with its salt; `hash` that of the hash before, the
-- sequence and the leaf: whatever is edited, deleted, inserted or moved afterwards no longer fits.
CREATE TABLE chain (
    sequence BIGINT PRIMARY KEY,
    event UUID NOT NULL UNIQUE,
    look BOOLEAN NOT NULL,
    leaf TEXT NOT NULL,
    hash TEXT NOT NULL,
    chained_at TIMESTAMPTZ NOT NULL
);
