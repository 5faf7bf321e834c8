CREATE INDEX CONCURRENTLY "idx_emails_mailbox_sender_created_id" ON "mail"."emails" USING btree ("mailbox_id","sender_address","created_at","id");
