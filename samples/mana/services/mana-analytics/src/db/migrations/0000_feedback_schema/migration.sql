CREATE SCHEMA "feedback";
--> statement-breakpoint
CREATE TYPE "feedback"."submission_category" AS ENUM('bug', 'idea', 'question', 'praise');--> statement-breakpoint
CREATE TABLE "feedback"."submissions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" text NOT NULL,
	"category" "feedback"."submission_category" NOT NULL,
	"title" varchar(200) NOT NULL,
	"body" text NOT NULL,
	"is_public" boolean DEFAULT true NOT NULL,
	"is_deleted" boolean DEFAULT false NOT NULL,
	"deleted_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "feedback"."votes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"submission_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "votes_submission_id_user_id_unique" UNIQUE("submission_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "feedback"."votes" ADD CONSTRAINT "votes_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "feedback"."submissions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "idx_submissions_user_id" ON "feedback"."submissions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "idx_submissions_created_at" ON "feedback"."submissions" USING btree ("created_at");
