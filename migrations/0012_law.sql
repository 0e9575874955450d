-- What the law has of decisions: what they are, how people were told of them, and objections.

-- What a round's decisions are in law, as a caseworker stated it after the round had come in: `said` is JSON. The newest number counts,
-- none is ever changed; where there is none, the round's own settings say it.
CREATE TABLE decision_setting (
    round UUID NOT NULL REFERENCES round (id),
    number BIGINT NOT NULL,
    said TEXT NOT NULL,
    account UUID NOT NULL REFERENCES account (id),
    at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (round, number)
);

-- That deciding takes longer than the law's month, with the ground that everybody reads; never changed. `until`: the first moment
-- after the last day on which it is decided.
CREATE TABLE decision_extension (
    round UUID NOT NULL REFERENCES round (id),
    number BIGINT NOT NULL,
    until TIMESTAMPTZ NOT NULL,
    ground TEXT NOT NULL,
    account UUID NOT NULL REFERENCES account (id),
    at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (round, number)
);

-- How a decision was sent to its person otherwise than by mail; never changed. `channel`: a word of the code. `sent_at`: the beginning of
-- the day on which it was sent or handed over.
CREATE TABLE notification (
    id UUID PRIMARY KEY,
    application UUID NOT NULL REFERENCES application_row (id),
    publication UUID NOT NULL REFERENCES publication (id),
    channel TEXT NOT NULL,
    sent_at TIMESTAMPTZ NOT NULL,
    account UUID NOT NULL REFERENCES account (id),
    at TIMESTAMPTZ NOT NULL,
    UNIQUE (application, publication, channel, sent_at)
);

-- That a person asked for a translation of their decision into another language; never changed.
CREATE TABLE translation_request (
    application UUID NOT NULL REFERENCES application_row (id),
    lang TEXT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (application, lang)
);

-- Objections, numbered in their round; never changed. `application`: about whose decision. `offer`: the award that is contested; NULL: the
-- refusal, or an award that is over. `by_whom`: `person`, `representative` or `third-person`; `way`: `page`, `paper` or `oral`. `term`: the
-- first moment after the last day on which it could come, where that is known; `late`: whether it came later. Without an account
-- the person sent it. `sealed`: the ground, what is asked, and who somebody else is.
CREATE TABLE objection (
    id UUID PRIMARY KEY,
    round UUID NOT NULL REFERENCES round (id),
    number BIGINT NOT NULL,
    application UUID NOT NULL REFERENCES application_row (id),
    objector UUID REFERENCES application_row (id),
    offer UUID REFERENCES offer (id),
    publication UUID NOT NULL REFERENCES publication (id),
    by_whom TEXT NOT NULL,
    way TEXT NOT NULL,
    received_at TIMESTAMPTZ NOT NULL,
    term TIMESTAMPTZ,
    late BOOLEAN NOT NULL,
    account UUID REFERENCES account (id),
    at TIMESTAMPTZ NOT NULL,
    sealed BYTEA NOT NULL,
    UNIQUE (round, number)
);
CREATE INDEX objection_application ON objection (application);
CREATE INDEX objection_objector ON objection (objector);
CREATE INDEX objection_offer ON objection (offer);

-- What happened to an objection, numbered from 1; never changed. Of two that happen at once, one finds its number taken. Without an
-- account it was the person. `until`: until when it can be mended. `sealed`: what is to be mended, or the answer.
CREATE TABLE objection_event (
    id UUID PRIMARY KEY,
    objection UUID NOT NULL REFERENCES objection (id),
    number BIGINT NOT NULL,
    kind TEXT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    account UUID REFERENCES account (id),
    until TIMESTAMPTZ,
    sealed BYTEA,
    UNIQUE (objection, number)
);

-- Objections with what became of them: the word of the last event, empty before any, and how many events there are.
CREATE VIEW objection_now AS
SELECT objection.id, objection.round, objection.number, objection.application, objection.objector, objection.offer,
    objection.publication, objection.by_whom, objection.way, objection.received_at, objection.term, objection.late,
    objection.account, objection.at, objection.sealed,
    COALESCE((SELECT kind FROM objection_event WHERE objection_event.objection = objection.id
              ORDER BY objection_event.number DESC LIMIT 1), '') AS became,
    (SELECT COUNT(*) FROM objection_event WHERE objection_event.objection = objection.id) AS events
FROM objection;
