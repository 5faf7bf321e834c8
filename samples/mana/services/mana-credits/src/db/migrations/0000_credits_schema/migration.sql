CREATE SCHEMA "credits";
--> statement-breakpoint
CREATE TYPE "credits"."transaction_type" AS ENUM('purchase', 'usage', 'refund', 'bonus', 'adjustment');--> statement-breakpoint
CREATE TABLE "credits"."balances" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" text NOT NULL,
	"amount" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "balances_user_id_unique" UNIQUE("user_id"),
	CONSTRAINT "balances_amount_check" CHECK ("credits"."balances"."amount" >= 0)
);
--> statement-breakpoint
CREATE TABLE "credits"."transactions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"balance_id" uuid NOT NULL,
	"type" "credits"."transaction_type" NOT NULL,
	"amount" integer NOT NULL,
	"description" text,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "credits"."transactions" ADD CONSTRAINT "transactions_balance_id_balances_id_fk" FOREIGN KEY ("balance_id") REFERENCES "credits"."balances"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "idx_transactions_balance_created" ON "credits"."transactions" USING btree ("balance_id","created_at");
