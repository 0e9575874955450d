-- What was left of the second half of the season: pairs that were agreed with employers, and mails that came back.

-- Pairs that a person and an employer agreed on before places are given, where a round lets them.

-- That somebody and an employer agreed on a placement, numbered from 1 for each application; never changed. `side`: who recorded it,
-- `caseworker` or `organisation`. By itself it counts for nothing: the employer confirms it.
CREATE TABLE agreed_pair (
    id UUID PRIMARY KEY,
    application UUID NOT NULL REFERENCES application_row (id),
    placement UUID NOT NULL REFERENCES placement (id),
    number BIGINT NOT NULL,
    side TEXT NOT NULL,
    account UUID NOT NULL REFERENCES account (id),
    at TIMESTAMPTZ NOT NULL,
    UNIQUE (application, number)
);
CREATE INDEX agreed_pair_placement ON agreed_pair (placement);

-- What happened to such a pair, numbered from 1; never changed. `kind`: `confirmed`, `refused` or `taken-back`. `sealed`: the coded reason,
-- or on what it rests; sealed with the application's own key.
CREATE TABLE agreed_event (
    id UUID PRIMARY KEY,
    pair UUID NOT NULL REFERENCES agreed_pair (id),
    number BIGINT NOT NULL,
    kind TEXT NOT NULL,
    account UUID NOT NULL REFERENCES account (id),
    at TIMESTAMPTZ NOT NULL,
    sealed BYTEA,
    UNIQUE (pair, number)
);

-- Pairs with what became of them: the word of the last event, empty before any, and how many events there are.
CREATE VIEW agreed_now AS
SELECT agreed_pair.id, agreed_pair.application, agreed_pair.placement, agreed_pair.number, agreed_pair.side, agreed_pair.account,
    agreed_pair.at,
    COALESCE((SELECT kind FROM agreed_event WHERE agreed_event.pair = agreed_pair.id
              ORDER BY agreed_event.number DESC LIMIT 1), '') AS became,
    (SELECT COUNT(*) FROM agreed_event WHERE agreed_event.pair = agreed_pair.id) AS events
FROM agreed_pair;

-- Mails that came back: when that was noted. What such a mail said is told otherwise, and no mail goes to that address any more until
-- somebody says so. `lang` and `text_number`: in which language a mail that went was written, and which text of the round's own it was, 0
-- for what ships; NULL of mails that went before these were kept.
ALTER TABLE message ADD COLUMN bounced_at TIMESTAMPTZ;
ALTER TABLE message ADD COLUMN lang TEXT;
ALTER TABLE message ADD COLUMN text_number BIGINT;
