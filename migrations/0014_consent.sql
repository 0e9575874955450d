-- A parent's or guardian's consent to places that minors were offered, where a round asks for it.

-- Who was named as the parent or guardian of an application's person, numbered from 1; never changed, the newest counts. `number` and
-- `code` open the consent's page; a new code is a new row. `code` and `sealed` (name and contact) are sealed with the application's own
-- key, and are gone with it. Without an account the person named them.
CREATE TABLE guardian (
    id UUID PRIMARY KEY,
    application UUID NOT NULL REFERENCES application_row (id),
    version BIGINT NOT NULL,
    number TEXT NOT NULL UNIQUE,
    code BYTEA NOT NULL,
    sealed BYTEA NOT NULL,
    account UUID REFERENCES account (id),
    at TIMESTAMPTZ NOT NULL,
    UNIQUE (application, version)
);

-- What was said about the consent to an offer, numbered from 1; never changed, the newest counts. `kind`: `given`, `refused` or
-- `taken-back`; `way`: `page` or `paper`. `guardian`: who said it, on the page. `account`: who wrote it down, from paper. `sealed`: who
-- signed, when, and a note; sealed with the application's own key.
CREATE TABLE consent (
    id UUID PRIMARY KEY,
    offer UUID NOT NULL REFERENCES offer (id),
    number BIGINT NOT NULL,
    kind TEXT NOT NULL,
    way TEXT NOT NULL,
    guardian UUID REFERENCES guardian (id),
    account UUID REFERENCES account (id),
    at TIMESTAMPTZ NOT NULL,
    sealed BYTEA,
    UNIQUE (offer, number)
);

-- Papers that somebody brings after an offer: whether one was received, numbered from 1 for each; never changed, the newest counts.
-- `paper`: its word in the round's settings. What a paper says is kept nowhere.
CREATE TABLE paper (
    id UUID PRIMARY KEY,
    application UUID NOT NULL REFERENCES application_row (id),
    paper TEXT NOT NULL,
    number BIGINT NOT NULL,
    received BOOLEAN NOT NULL,
    account UUID NOT NULL REFERENCES account (id),
    at TIMESTAMPTZ NOT NULL,
    UNIQUE (application, paper, number)
);
