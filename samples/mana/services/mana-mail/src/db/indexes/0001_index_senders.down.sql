DROP INDEX CONCURRENTLY "mail"."idx_emails_mailbox_sender_created_id";
