-- What was published, what people were offered, and what became of it.

-- A round's publications, numbered from 1; none is ever changed. Two people stand behind each: who started its run, and who
-- published it, or of what a job published under the round's rule (`by_rule`), the two who signed that. Staff, organisations and applicants see it from a moment each.
CREATE TABLE publication (
    id UUID PRIMARY KEY,
    round UUID NOT NULL REFERENCES round (id),
    number BIGINT NOT NULL,
    kind TEXT NOT NULL,
    run UUID NOT NULL UNIQUE REFERENCES run (id),
    author UUID NOT NULL REFERENCES account (id),
    approver UUID NOT NULL REFERENCES account (id),
    by_rule BOOLEAN NOT NULL DEFAULT FALSE,
    published_at TIMESTAMPTZ NOT NULL,
    answer_by TIMESTAMPTZ NOT NULL,
    staff_from TIMESTAMPTZ NOT NULL,
    organisations_from TIMESTAMPTZ NOT NULL,
    applicants_from TIMESTAMPTZ NOT NULL,
    UNIQUE (round, number),
    CHECK (author <> approver)
);

-- A place that a publication offers a person; never changed. `lapses`: unanswered, it ends with the last moment to answer;
-- otherwise it stands. `excess`: above the placement's seats, which two people signed.
CREATE TABLE offer (
    id UUID PRIMARY KEY,
    publication UUID NOT NULL REFERENCES publication (id),
    application UUID NOT NULL REFERENCES application_row (id),
    placement UUID NOT NULL REFERENCES placement (id),
    answer_by TIMESTAMPTZ NOT NULL,
    lapses BOOLEAN NOT NULL,
    excess BOOLEAN NOT NULL,
    UNIQUE (publication, application)
);
CREATE INDEX offer_application ON offer (application);
CREATE INDEX offer_placement ON offer (placement);

-- What happened to an offer, numbered from 1; never changed. Of two that happen at once, one finds its number taken. Without an
-- account it was the person, or the passing of time; `on_behalf`: a caseworker wrote down what the person said. `until`: the last
-- moment to answer from then on, where a settled contest moved it. `sealed`: the ground or note.
CREATE TABLE offer_event (
    id UUID PRIMARY KEY,
    offer UUID NOT NULL REFERENCES offer (id),
    number BIGINT NOT NULL,
    kind TEXT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    account UUID REFERENCES account (id),
    on_behalf BOOLEAN NOT NULL,
    until TIMESTAMPTZ,
    sealed BYTEA,
    UNIQUE (offer, number)
);

-- Offers with what became of them: the word of the last event that is more than a mark, empty before any; whether the award is
-- contested; and how many events there are.
CREATE VIEW offer_now AS
SELECT offer.id, offer.publication, offer.application, offer.placement,
    COALESCE((SELECT MAX(until) FROM offer_event WHERE offer_event.offer = offer.id), offer.answer_by) AS answer_by,
    offer.lapses, offer.excess,
    publication.round, publication.number, publication.staff_from, publication.organisations_from,
    publication.applicants_from,
    COALESCE((SELECT kind FROM offer_event WHERE offer_event.offer = offer.id AND kind NOT IN ('contested', 'settled')
              ORDER BY offer_event.number DESC LIMIT 1), '') AS became,
    COALESCE((SELECT kind FROM offer_event WHERE offer_event.offer = offer.id AND kind IN ('contested', 'settled')
              ORDER BY offer_event.number DESC LIMIT 1), '') = 'contested' AS contested,
    (SELECT COUNT(*) FROM offer_event WHERE offer_event.offer = offer.id) AS events
FROM offer JOIN publication ON publication.id = offer.publication;

-- Who goes first in line, before everyone else of the round, numbered in the order in which they were put there; never changed.
-- `offer`: the person's newest offer then, where there was one: with a newer one the row has done its work. `cause`: `ended`,
-- `objection` or `mistake`.
CREATE TABLE first_in_line (
    id UUID PRIMARY KEY,
    round UUID NOT NULL REFERENCES round (id),
    number BIGINT NOT NULL,
    application UUID NOT NULL REFERENCES application_row (id),
    offer UUID REFERENCES offer (id),
    cause TEXT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    UNIQUE (round, number)
);
CREATE INDEX first_in_line_application ON first_in_line (application);

-- Facts that were put right after publication; never changed. `cause`: `decision`, `objection` or `mistake`. `runs`: how many runs the
-- round had had then: a later run knows of it.
CREATE TABLE correction (
    id UUID PRIMARY KEY,
    round UUID NOT NULL REFERENCES round (id),
    application UUID NOT NULL REFERENCES application_row (id),
    cause TEXT NOT NULL,
    runs BIGINT NOT NULL,
    account UUID NOT NULL REFERENCES account (id),
    at TIMESTAMPTZ NOT NULL
);
CREATE INDEX correction_round ON correction (round);

-- A seat above a placement's own, for one person's one offer, signed by the organisation and a caseworker.
CREATE TABLE excess_seat (
    id UUID PRIMARY KEY,
    placement UUID NOT NULL REFERENCES placement (id),
    application UUID NOT NULL REFERENCES application_row (id),
    organisation_by UUID NOT NULL REFERENCES account (id),
    signed_by UUID NOT NULL REFERENCES account (id),
    at TIMESTAMPTZ NOT NULL,
    UNIQUE (placement, application),
    CHECK (organisation_by <> signed_by)
);

-- Those that nobody was offered yet.
CREATE VIEW excess_unused AS
SELECT excess_seat.* FROM excess_seat
WHERE NOT EXISTS (SELECT 1 FROM offer WHERE offer.application = excess_seat.application
    AND offer.placement = excess_seat.placement AND offer.excess = TRUE);

-- That seats of a round that come free go on by themselves, signed by the two people who opened it while its settings said so; who
-- signed is never changed. `looked`: what the round was like when a job last looked after it; `found`: what keeps the seats for a
-- person since then, a word of the code, or nothing; `run`: the run that it is about.
CREATE TABLE refill_rule (
    round UUID PRIMARY KEY REFERENCES round (id),
    author UUID NOT NULL REFERENCES account (id),
    approver UUID NOT NULL REFERENCES account (id),
    signed_at TIMESTAMPTZ NOT NULL,
    looked TEXT NOT NULL,
    found TEXT NOT NULL,
    run UUID REFERENCES run (id),
    CHECK (author <> approver)
);

-- Offers and messages of a publication, until they count.
CREATE TABLE prepared_notice (
    preparation UUID NOT NULL,
    application UUID NOT NULL REFERENCES application_row (id),
    offer UUID,
    placement UUID REFERENCES placement (id),
    message UUID,
    kind TEXT NOT NULL,
    PRIMARY KEY (preparation, application)
);

-- What people read: the letters of what is published, each with the number of its publication; the newest counts.
CREATE VIEW result AS
SELECT letter.id, letter.application, letter.run, letter.status, letter.sealed, publication.number,
    publication.staff_from, publication.applicants_from
FROM letter JOIN publication ON publication.run = letter.run;
