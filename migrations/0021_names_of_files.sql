-- The names of files and of what stands in them may be names of people: they are sealed.

-- The file's name, the worksheet that is read and which column holds what, sealed. `name`, `worksheet` and `mapping` stay empty beside it:
-- they say the same of files that came before, until their content goes.
ALTER TABLE intake ADD COLUMN about BYTEA;
UPDATE intake SET name = '', worksheet = '', mapping = '{}' WHERE sealed IS NULL;
