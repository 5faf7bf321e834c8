CREATE TABLE "threads" (
	"id" text PRIMARY KEY,
	"user_id" text NOT NULL,
	"size" integer DEFAULT 0
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY,
	"email" text NOT NULL UNIQUE
);
--> statement-breakpoint
CREATE INDEX "threads_user_id_idx" ON "threads" ("user_id");--> statement-breakpoint
ALTER TABLE "threads" ADD CONSTRAINT "threads_user_id_users_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id");