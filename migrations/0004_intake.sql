-- Spreadsheets that people send.

-- Until it is taken or dropped; then its content goes. `worksheet` and `header_row` as found or chosen (empty while nobody
-- chose); `waiting` rows wait for their author after the others were taken.
CREATE TABLE intake (
    id UUID PRIMARY KEY,
    round UUID NOT NULL REFERENCES round (id),
    name TEXT NOT NULL,
    worksheet TEXT NOT NULL DEFAULT '',
    header_row BIGINT NOT NULL DEFAULT 0,
    mapping JSONB NOT NULL,
    sealed BYTEA,
    state TEXT NOT NULL,
    sent_by UUID NOT NULL REFERENCES account (id),
    sent_at TIMESTAMPTZ NOT NULL,
    ended_at TIMESTAMPTZ,
    added BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    waiting BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX intake_round ON intake (round, sent_at);

-- Which column holds what, as an organisation said last.
CREATE TABLE remembered_columns (
    organisation UUID PRIMARY KEY REFERENCES organisation (id),
    mapping JSONB NOT NULL
);

-- A second person stands for a spreadsheet's rows that came before the opening, after the deadline or from the future.
-- `late_rows` is the SHA-256 of those rows: whatever changes in them has to be signed again.
CREATE TABLE late_signature (
    id UUID PRIMARY KEY,
    intake UUID NOT NULL REFERENCES intake (id),
    late_rows TEXT NOT NULL,
    signed_by UUID NOT NULL REFERENCES account (id),
    signed_at TIMESTAMPTZ NOT NULL,
    UNIQUE (intake, late_rows)
);
