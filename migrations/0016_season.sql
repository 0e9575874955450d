-- What the season keeps besides.

-- `ended`: two people ended a place there because there is no such work any more: whoever holds another seat keeps it, and no seat goes
-- on.
ALTER TABLE placement ADD COLUMN ended BOOLEAN NOT NULL DEFAULT FALSE;

-- Those that nobody was offered yet, at placements that still are.
DROP VIEW excess_unused;
CREATE VIEW excess_unused AS
SELECT excess_seat.* FROM excess_seat JOIN placement ON placement.id = excess_seat.placement
WHERE placement.ended = FALSE
  AND NOT EXISTS (SELECT 1 FROM offer WHERE offer.application = excess_seat.application
    AND offer.placement = excess_seat.placement AND offer.excess = TRUE);

-- Whom a publication offers a place and who has no mail address: they are told by post.
ALTER TABLE prepared_notice ADD COLUMN by_post BOOLEAN NOT NULL DEFAULT FALSE;

-- Until when those can answer whom a publication tells by post, where it offers any of them a place.
ALTER TABLE publication ADD COLUMN post_answer_by TIMESTAMPTZ;

-- That an offer can be answered for longer than it says: its person was told later, by a letter. Only added to.
CREATE TABLE answer_term (
    id UUID PRIMARY KEY,
    offer UUID NOT NULL REFERENCES offer (id),
    until TIMESTAMPTZ NOT NULL,
    at TIMESTAMPTZ NOT NULL
);
CREATE INDEX answer_term_offer ON answer_term (offer);

-- As before; the last moment to answer is the latest of what the offer, a settled contest and a letter say.
DROP VIEW offer_now;
CREATE VIEW offer_now AS
SELECT offer.id, offer.publication, offer.application, offer.placement,
    CASE WHEN COALESCE((SELECT MAX(until) FROM answer_term WHERE answer_term.offer = offer.id), offer.answer_by)
            > COALESCE((SELECT MAX(until) FROM offer_event WHERE offer_event.offer = offer.id), offer.answer_by)
         THEN (SELECT MAX(until) FROM answer_term WHERE answer_term.offer = offer.id)
         ELSE COALESCE((SELECT MAX(until) FROM offer_event WHERE offer_event.offer = offer.id), offer.answer_by)
    END AS answer_by,
    offer.lapses, offer.excess,
    publication.round, publication.number, publication.staff_from, publication.organisations_from,
    publication.applicants_from,
    COALESCE((SELECT kind FROM offer_event WHERE offer_event.offer = offer.id AND kind NOT IN ('contested', 'settled')
              ORDER BY offer_event.number DESC LIMIT 1), '') AS became,
    COALESCE((SELECT kind FROM offer_event WHERE offer_event.offer = offer.id AND kind IN ('contested', 'settled')
              ORDER BY offer_event.number DESC LIMIT 1), '') = 'contested' AS contested,
    (SELECT COUNT(*) FROM offer_event WHERE offer_event.offer = offer.id) AS events
FROM offer JOIN publication ON publication.id = offer.publication;
