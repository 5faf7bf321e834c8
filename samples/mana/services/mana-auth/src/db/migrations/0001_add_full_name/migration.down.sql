UPDATE "auth"."users" SET "name" = coalesce("name", "full_name", '') WHERE "name" IS NULL;
ALTER TABLE "auth"."users" ALTER COLUMN "name" SET NOT NULL;
ALTER TABLE "auth"."users" DROP COLUMN "full_name";
