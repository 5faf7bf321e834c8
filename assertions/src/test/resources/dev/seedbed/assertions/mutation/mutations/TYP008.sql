-- object: column "Support Desk"."Queues"."position"
ALTER TABLE "Support Desk"."Queues" ADD COLUMN position bigserial; -- here
