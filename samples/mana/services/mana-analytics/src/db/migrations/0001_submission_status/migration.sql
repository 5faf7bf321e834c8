SET LOCAL lock_timeout = '5s';--> statement-breakpoint
CREATE TYPE "feedback"."submission_status" AS ENUM('open', 'planned', 'done');--> statement-breakpoint
ALTER TABLE "feedback"."submissions" ADD COLUMN "status" "feedback"."submission_status" DEFAULT 'open' NOT NULL;
