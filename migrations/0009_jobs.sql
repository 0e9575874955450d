-- Work that goes on by itself: jobs, and the workers that take them.

-- One row for each thing that is to be done; asking for it again while it waits makes no second one. `subject` says what a job is
-- about, in the words of its kind; `round` whose it is, if it is a round's. `due_at`: not before that moment. `again`: somebody
-- asked for it while it was being done, so it is done once more. `attempts`: how often it was taken up; together with the worker
-- it is the fence that a worker shows when it writes. A job that was taken up too often is `poisoned`: set aside until a person
-- has it tried again. `last_error` is a line for engineers. All moments are the database's.
CREATE TABLE job (
    id UUID PRIMARY KEY,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    round UUID REFERENCES round (id),
    due_at TIMESTAMPTZ NOT NULL,
    state TEXT NOT NULL,
    again BOOLEAN NOT NULL,
    attempts BIGINT NOT NULL,
    worker UUID,
    lease_until TIMESTAMPTZ,
    last_error TEXT NOT NULL,
    asked_at TIMESTAMPTZ NOT NULL,
    ended_at TIMESTAMPTZ,
    UNIQUE (kind, subject)
);
CREATE INDEX job_state ON job (state, due_at);

-- Workers that live: each says so now and then, and takes its row away when it stops in order.
CREATE TABLE worker (
    id UUID PRIMARY KEY,
    alive_at TIMESTAMPTZ NOT NULL
);
