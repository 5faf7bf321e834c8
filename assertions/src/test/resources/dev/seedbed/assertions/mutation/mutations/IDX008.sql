-- object: column library.sections.words
ALTER TABLE library.sections
  ADD COLUMN words tsvector GENERATED ALWAYS AS (to_tsvector('english', title)) STORED; -- here
