-- object: schema public
CREATE SCHEMA kinds; -- here
