-- Who goes about what needs a person, what applicants were asked, and tables that somebody wants to see again.

-- What there is to be done, the other tables say; here stands who goes about it. `id` follows from round, `kind` and `subject`: what kind
-- of thing it is, and which. `holder`: who took it, or was given it; NULL where nobody has it.
CREATE TABLE task (
    id UUID PRIMARY KEY,
    round UUID NOT NULL REFERENCES round (id),
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    holder UUID REFERENCES account (id),
    since TIMESTAMPTZ NOT NULL
);
CREATE INDEX task_round ON task (round);

-- What caseworkers noted about it for one another; only added to. `sealed`: with the key of the person whom it is about, where it is about one.
CREATE TABLE task_note (
    id UUID PRIMARY KEY,
    task UUID NOT NULL REFERENCES task (id),
    account UUID NOT NULL REFERENCES account (id),
    at TIMESTAMPTZ NOT NULL,
    sealed BYTEA NOT NULL
);
CREATE INDEX task_note_task ON task_note (task);

-- What an applicant was asked, and until when that is waited for; only added to. `sealed`: the question, with the person's own key.
CREATE TABLE inquiry (
    id UUID PRIMARY KEY,
    task UUID NOT NULL REFERENCES task (id),
    application UUID NOT NULL REFERENCES application_row (id),
    account UUID NOT NULL REFERENCES account (id),
    at TIMESTAMPTZ NOT NULL,
    until TIMESTAMPTZ NOT NULL,
    sealed BYTEA NOT NULL
);
CREATE INDEX inquiry_task ON inquiry (task);
CREATE INDEX inquiry_application ON inquiry (application);

-- The answer: one at most. `account`: the caseworker to whom it was said; NULL where the person wrote it on the own page.
CREATE TABLE inquiry_answer (
    inquiry UUID PRIMARY KEY REFERENCES inquiry (id),
    account UUID REFERENCES account (id),
    at TIMESTAMPTZ NOT NULL,
    sealed BYTEA NOT NULL
);

-- Tables of applications that somebody wants to see again: `query` is what their address says. Of all rounds of a programme, or of one
-- round where it names something that only that round has. `shared`: whether everybody of the authority sees it.
CREATE TABLE saved_view (
    id UUID PRIMARY KEY,
    authority UUID NOT NULL REFERENCES organisation (id),
    account UUID NOT NULL REFERENCES account (id),
    programme TEXT NOT NULL,
    round UUID REFERENCES round (id),
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    shared BOOLEAN NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    UNIQUE (account, programme, name)
);
CREATE INDEX saved_view_authority ON saved_view (authority, programme);
