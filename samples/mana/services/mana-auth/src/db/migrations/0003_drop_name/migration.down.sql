ALTER TABLE "auth"."users" ADD COLUMN "name" text;
UPDATE "auth"."users" SET "name" = "full_name" WHERE "name" IS NULL;
