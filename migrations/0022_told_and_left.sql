-- Of whom an offer waits, and what a finished round left.

-- `waits`: the installation tells its people by mail or letter, and the offer lapses only once its person was told. Of older offers, and
-- where results are read on a page alone, the days run from the publication.
ALTER TABLE offer ADD COLUMN waits BOOLEAN NOT NULL DEFAULT FALSE;

-- As before; `untold`: it would lapse, and its person was not told of it: the newest message about results did not go, came back or has no
-- address, and nobody wrote down that it was told otherwise. Such an offer does not lapse.
DROP VIEW offer_now;
CREATE VIEW offer_now AS
SELECT offer.id, offer.publication, offer.application, offer.placement,
    CASE WHEN COALESCE((SELECT MAX(until) FROM answer_term WHERE answer_term.offer = offer.id), offer.answer_by)
            > COALESCE((SELECT MAX(until) FROM offer_event WHERE offer_event.offer = offer.id), offer.answer_by)
         THEN (SELECT MAX(until) FROM answer_term WHERE answer_term.offer = offer.id)
         ELSE COALESCE((SELECT MAX(until) FROM offer_event WHERE offer_event.offer = offer.id), offer.answer_by)
    END AS answer_by,
    (offer.lapses = TRUE AND (offer.waits = FALSE OR NOT EXISTS (
        SELECT 1 FROM message WHERE message.application = offer.application AND message.kind = 'told'
            AND message.state NOT IN ('sent', 'told', 'needless')
            AND NOT EXISTS (SELECT 1 FROM message AS newer WHERE newer.application = message.application
                AND newer.kind = 'told' AND newer.created_at > message.created_at)
            AND NOT EXISTS (SELECT 1 FROM notification WHERE notification.application = offer.application
                AND notification.publication = offer.publication
                AND (message.created_at <= publication.applicants_from OR notification.at >= message.created_at))))) AS lapses,
    (offer.lapses = TRUE AND offer.waits = TRUE AND EXISTS (
        SELECT 1 FROM message WHERE message.application = offer.application AND message.kind = 'told'
            AND message.state NOT IN ('sent', 'told', 'needless')
            AND NOT EXISTS (SELECT 1 FROM message AS newer WHERE newer.application = message.application
                AND newer.kind = 'told' AND newer.created_at > message.created_at)
            AND NOT EXISTS (SELECT 1 FROM notification WHERE notification.application = offer.application
                AND notification.publication = offer.publication
                AND (message.created_at <= publication.applicants_from OR notification.at >= message.created_at)))) AS untold,
    offer.excess,
    publication.round, publication.number, publication.staff_from, publication.organisations_from,
    publication.applicants_from,
    COALESCE((SELECT kind FROM offer_event WHERE offer_event.offer = offer.id AND kind NOT IN ('contested', 'settled')
              ORDER BY offer_event.number DESC LIMIT 1), '') AS became,
    COALESCE((SELECT kind FROM offer_event WHERE offer_event.offer = offer.id AND kind IN ('contested', 'settled')
              ORDER BY offer_event.number DESC LIMIT 1), '') = 'contested' AS contested,
    (SELECT COUNT(*) FROM offer_event WHERE offer_event.offer = offer.id) AS events
FROM offer JOIN publication ON publication.id = offer.publication;

-- A round that was finished while seats were free that people in line could have taken: how many of both; never changed. `sealed`: why.
CREATE TABLE finish (
    round UUID PRIMARY KEY REFERENCES round (id),
    account UUID NOT NULL REFERENCES account (id),
    at TIMESTAMPTZ NOT NULL,
    seats BIGINT NOT NULL,
    people BIGINT NOT NULL,
    sealed BYTEA NOT NULL
);
