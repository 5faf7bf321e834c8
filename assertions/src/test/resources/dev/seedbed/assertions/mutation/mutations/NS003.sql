-- object: extension hstore
CREATE EXTENSION hstore SCHEMA billing; -- here
