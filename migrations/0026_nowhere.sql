-- That somebody takes part whom none of their wishes can give a place. What the rules say of everybody is computed again.
ALTER TABLE standing ADD COLUMN nowhere BOOLEAN NOT NULL DEFAULT FALSE;
DELETE FROM standing;
