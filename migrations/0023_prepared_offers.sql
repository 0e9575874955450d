-- Offers of a publication, until they count; messages need none: whom a run tells something has its letter.
DROP TABLE prepared_notice;
CREATE TABLE prepared_offer (
    preparation UUID NOT NULL,
    application UUID NOT NULL REFERENCES application_row (id),
    offer UUID NOT NULL,
    placement UUID NOT NULL REFERENCES placement (id),
    by_post BOOLEAN NOT NULL,
    PRIMARY KEY (preparation, application)
);
