-- Who looked at whose data. On SQLite these tables are a file of their own beside the database, so that a look never waits for
-- whoever writes there; for the same reason nothing here points at other tables.

-- As `event`, for looks: whoever sees a person's data leaves one before the page leaves.
CREATE TABLE look (
    id UUID PRIMARY KEY,
    happened_at TIMESTAMPTZ NOT NULL,
    actor TEXT NOT NULL,
    account UUID,
    action TEXT NOT NULL,
    round UUID,
    object TEXT NOT NULL,
    shown TEXT NOT NULL,
    count BIGINT NOT NULL,
    searched TEXT NOT NULL,
    salt TEXT NOT NULL
);
CREATE INDEX look_time ON look (happened_at);
CREATE INDEX look_object ON look (round, object);

-- Looks that are not known to be in the chain yet; written with them.
CREATE TABLE look_pending (
    look UUID PRIMARY KEY REFERENCES look (id)
);
