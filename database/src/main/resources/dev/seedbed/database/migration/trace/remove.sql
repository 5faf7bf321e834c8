DROP EVENT TRIGGER seedbed_statements;
DROP EVENT TRIGGER seedbed_drops;
DROP EVENT TRIGGER seedbed_rewrites;
DROP FUNCTION seedbed_statements.happened();
DROP FUNCTION seedbed_statements.ended(text);
DROP FUNCTION seedbed_statements.note_locks(text);
DROP FUNCTION seedbed_statements.began();
DROP TABLE seedbed_statements.event;
DROP SCHEMA seedbed_statements
