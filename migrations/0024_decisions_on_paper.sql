-- Decisions on paper, many at once.

-- Which decision a letter of a printing of the kind `decision` has: that of a publication; never changed.
CREATE TABLE printed_decision (
    printing UUID NOT NULL REFERENCES printing (id),
    application UUID NOT NULL REFERENCES application_row (id),
    publication UUID NOT NULL REFERENCES publication (id),
    PRIMARY KEY (printing, application)
);
CREATE INDEX printed_decision_application ON printed_decision (application, publication);
