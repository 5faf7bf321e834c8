-- object: schema public
-- base: edited
CREATE SCHEMA kinds; -- here
