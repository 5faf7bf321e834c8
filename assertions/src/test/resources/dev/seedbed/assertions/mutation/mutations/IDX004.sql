-- object: relation agents.events_created
CREATE INDEX events_created ON ONLY agents.events (created_at); -- here
