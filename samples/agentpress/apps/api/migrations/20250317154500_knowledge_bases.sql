CREATE EXTENSION IF NOT EXISTS vector;--> statement-breakpoint
CREATE TABLE "knowledgeBases" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" varchar(255) NOT NULL,
	"created_at" timestamp DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "knowledgeBaseFiles" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"knowledge_base_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"created_at" timestamp DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "knowledgeBaseFreeformTexts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"knowledge_base_id" uuid NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "knowledgeBaseTables" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"knowledge_base_id" uuid NOT NULL,
	"headings" jsonb NOT NULL,
	"records" jsonb NOT NULL,
	"created_at" timestamp DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "knowledgeBaseWebUrls" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"knowledge_base_id" uuid NOT NULL,
	"url" text NOT NULL,
	"crawled_at" timestamp,
	"created_at" timestamp DEFAULT now() NOT NULL,
	CONSTRAINT "knowledgeBaseWebUrls_knowledge_base_id_url_unique" UNIQUE("knowledge_base_id","url")
);
--> statement-breakpoint
CREATE TABLE "embeddings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"resource_id" uuid,
	"embedding" halfvec(3072),
	"metadata" jsonb
);
--> statement-breakpoint
ALTER TABLE "knowledgeBaseFiles" ADD CONSTRAINT "knowledgeBaseFiles_knowledge_base_id_knowledgeBases_id_fk" FOREIGN KEY ("knowledge_base_id") REFERENCES "public"."knowledgeBases"("id") ON DELETE cascade;--> statement-breakpoint
ALTER TABLE "knowledgeBaseFreeformTexts" ADD CONSTRAINT "knowledgeBaseFreeformTexts_knowledge_base_id_fk" FOREIGN KEY ("knowledge_base_id") REFERENCES "public"."knowledgeBases"("id") ON DELETE cascade;--> statement-breakpoint
ALTER TABLE "knowledgeBaseTables" ADD CONSTRAINT "knowledgeBaseTables_knowledge_base_id_knowledgeBases_id_fk" FOREIGN KEY ("knowledge_base_id") REFERENCES "public"."knowledgeBases"("id") ON DELETE cascade;--> statement-breakpoint
ALTER TABLE "knowledgeBaseWebUrls" ADD CONSTRAINT "knowledgeBaseWebUrls_knowledge_base_id_knowledgeBases_id_fk" FOREIGN KEY ("knowledge_base_id") REFERENCES "public"."knowledgeBases"("id") ON DELETE cascade;--> statement-breakpoint
ALTER TABLE "embeddings" ADD CONSTRAINT "embeddings_resource_id_knowledgeBaseFiles_id_fk" FOREIGN KEY ("resource_id") REFERENCES "public"."knowledgeBaseFiles"("id") ON DELETE cascade;--> statement-breakpoint
CREATE INDEX "knowledgeBaseFiles_knowledge_base_id_idx" ON "knowledgeBaseFiles" USING btree ("knowledge_base_id");--> statement-breakpoint
CREATE INDEX "knowledgeBaseFreeformTexts_knowledge_base_id_idx" ON "knowledgeBaseFreeformTexts" USING btree ("knowledge_base_id");--> statement-breakpoint
CREATE INDEX "knowledgeBaseTables_knowledge_base_id_idx" ON "knowledgeBaseTables" USING btree ("knowledge_base_id");--> statement-breakpoint
CREATE INDEX "embeddings_resource_id_idx" ON "embeddings" USING btree ("resource_id");--> statement-breakpoint
CREATE INDEX "embeddings_embedding_idx" ON "embeddings" USING hnsw ("embedding" halfvec_cosine_ops);
