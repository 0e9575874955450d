-- Who came when, and what a draw hashes.

-- Place among the round's applications as they came, from 1, given in the transaction that acknowledges; it decides between
-- equal moments. What is older gets it by its moment, then by its key, which chance made.
ALTER TABLE application ADD COLUMN arrival BIGINT NOT NULL DEFAULT 0;
UPDATE application SET arrival = earlier.place
FROM (SELECT id AS whose, ROW_NUMBER() OVER (PARTITION BY round ORDER BY registered_at, id) AS place
      FROM application) AS earlier
WHERE earlier.whose = application.id;
CREATE UNIQUE INDEX application_arrival ON application (round, arrival);

-- Made by chance when a person first enters a round; applications of one person share it. Empty where an application is older
-- than draw codes: its round draws by application numbers, as it said when it began.
ALTER TABLE application ADD COLUMN draw_code TEXT NOT NULL DEFAULT '';
CREATE INDEX application_draw_code ON application (round, draw_code);

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
