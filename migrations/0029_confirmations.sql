-- That an organisation confirmed that it expects somebody who accepted a place with it, or took that back. Only added to; of an offer the
-- newest row counts.
CREATE TABLE confirmation (
    id UUID PRIMARY KEY,
    offer UUID NOT NULL REFERENCES offer (id),
    number BIGINT NOT NULL,
    confirmed BOOLEAN NOT NULL,
    account UUID NOT NULL REFERENCES account (id),
    at TIMESTAMPTZ NOT NULL,
    UNIQUE (offer, number)
);
