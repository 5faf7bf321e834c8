SET LOCAL lock_timeout = '5s';--> statement-breakpoint
ALTER TABLE "auth"."users" ALTER COLUMN "name" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "auth"."users" ADD COLUMN "full_name" text;
