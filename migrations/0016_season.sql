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
