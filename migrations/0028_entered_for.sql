-- Which caseworker wrote a placement down for its organisation: another one approves it. Nobody once the organisation has changed it itself.
ALTER TABLE placement ADD COLUMN entered_by UUID REFERENCES account (id);
