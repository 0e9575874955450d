-- Messages, and what everybody did.

-- Messages: written in the transaction that gives rise to them, sent by a worker. `kind`: why; `subject`: about what, where one
-- application may have several of a kind. `application` is NULL for a test mail of a caseworker. `state`: `waiting`, `sending`,
-- `sent`, `doubtful` (whoever sent it ended meanwhile: nobody knows), `dead` (no mail server takes it), `by-hand` (the person gave no
-- mail address), `told` (somebody told the person otherwise), `needless` (nobody has
-- to be told any more). `sealed`: the person's address to which it went, with the application's
-- own key; `address`: that of a test mail, with the installation's.
CREATE TABLE message (
    id UUID PRIMARY KEY,
    round UUID NOT NULL REFERENCES round (id),
    application UUID REFERENCES application_row (id),
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    state TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    next_at TIMESTAMPTZ NOT NULL,
    claimed_at TIMESTAMPTZ,
    last_error TEXT NOT NULL,
    sent_at TIMESTAMPTZ,
    used_at TIMESTAMPTZ,
    sealed BYTEA,
    address BYTEA,
    UNIQUE (application, kind, subject)
);
CREATE INDEX message_due ON message (state, next_at);
CREATE INDEX message_round ON message (round, state);
CREATE INDEX message_sent ON message (sent_at);

-- What a round's mails say instead of what ships: the newest number of a kind counts; none is ever changed.
CREATE TABLE mail_text (
    round UUID NOT NULL REFERENCES round (id),
    kind TEXT NOT NULL,
    number BIGINT NOT NULL,
    heading TEXT NOT NULL,
    body TEXT NOT NULL,
    account UUID NOT NULL REFERENCES account (id),
    at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (round, kind, number)
);

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
