CREATE TABLE "tools" (
	"id" text PRIMARY KEY,
	"name" text NOT NULL
);
