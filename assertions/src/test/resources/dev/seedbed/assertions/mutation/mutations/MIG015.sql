-- object: relation "Support Desk"."Macros"
SET lock_timeout = '5s';
TRUNCATE "Support Desk"."Macros"; -- here
