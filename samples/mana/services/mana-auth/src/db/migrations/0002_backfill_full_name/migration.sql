-- Custom SQL migration file, put your code below! --
UPDATE "auth"."users" SET "full_name" = "name" WHERE "full_name" IS NULL;
