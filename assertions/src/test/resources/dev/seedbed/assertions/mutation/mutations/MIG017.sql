-- object: type "Support Desk"."Mood"
SET lock_timeout = '5s';
ALTER TYPE "Support Desk"."Mood" ADD VALUE 'glad';
UPDATE "Support Desk"."Tickets" SET mood = 'glad' WHERE title = 'thanks'; -- here
