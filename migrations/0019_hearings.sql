-- How one person was heard before a decision, or why not: in the place of what the round says of everybody. Numbered from 1 for each
-- application; never changed, the newest counts. `after`: the number of the round's newest publication when it was written down, 0 before
-- any: it is part of the decisions that come later. `sealed`: what was written down, with the application's own key; gone with it.
CREATE TABLE hearing (
    id UUID PRIMARY KEY,
    application UUID NOT NULL REFERENCES application_row (id),
    number BIGINT NOT NULL,
    after BIGINT NOT NULL,
    account UUID NOT NULL REFERENCES account (id),
    at TIMESTAMPTZ NOT NULL,
    sealed BYTEA NOT NULL,
    UNIQUE (application, number)
);
