ALTER TABLE "feedback"."submissions" DROP COLUMN "status";
DROP TYPE "feedback"."submission_status";
