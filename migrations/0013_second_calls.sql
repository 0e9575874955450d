-- Second calls: seats that nobody in line could take, opened again as a round that follows another one.

-- `follows`: the round in which they were left, `origin` the first of the chain, `run` the refill that showed that nobody in line
-- could take them. Never changed: who holds a place in one of these rounds gets none in another.
CREATE TABLE second_call (
    round UUID PRIMARY KEY REFERENCES round (id),
    follows UUID NOT NULL REFERENCES round (id),
    origin UUID NOT NULL REFERENCES round (id),
    run UUID NOT NULL REFERENCES run (id)
);
CREATE INDEX second_call_origin ON second_call (origin);
