-- What was published, and what people were offered.

-- One round is published once.
CREATE TABLE publication (
    round UUID PRIMARY KEY REFERENCES round (id),
    run UUID NOT NULL UNIQUE REFERENCES run (id),
    published_by UUID NOT NULL REFERENCES account (id),
    published_at TIMESTAMPTZ NOT NULL,
    answer_by TIMESTAMPTZ NOT NULL
);

CREATE TABLE offer (
    application UUID PRIMARY KEY REFERENCES application_row (id),
    placement UUID NOT NULL REFERENCES placement (id),
    state TEXT NOT NULL,
    answer_by TIMESTAMPTZ NOT NULL,
    answered_at TIMESTAMPTZ
);
CREATE INDEX offer_placement ON offer (placement);

-- Offers and messages of a publication, until they count.
CREATE TABLE prepared_notice (
    preparation UUID NOT NULL,
    application UUID NOT NULL REFERENCES application_row (id),
    placement UUID REFERENCES placement (id),
    message UUID,
    kind TEXT NOT NULL,
    PRIMARY KEY (preparation, application)
);

-- What people read: the letters of what is published.
CREATE VIEW result AS
SELECT letter.id, letter.application, letter.run, letter.status, letter.sealed
FROM letter JOIN publication ON publication.run = letter.run;
