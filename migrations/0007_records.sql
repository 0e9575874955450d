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

CREATE TABLE audit_log (
    id UUID PRIMARY KEY,
    happened_at TIMESTAMPTZ NOT NULL,
    account UUID REFERENCES account (id),
    action TEXT NOT NULL,
    round UUID REFERENCES round (id),
    object TEXT NOT NULL
);
CREATE INDEX audit_log_time ON audit_log (happened_at);
