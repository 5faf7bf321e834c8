-- object: schema public
-- base: before
CREATE SCHEMA kinds; -- here
