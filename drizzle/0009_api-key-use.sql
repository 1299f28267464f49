ALTER TABLE "api_keys" ADD COLUMN "token_start" text;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "last_used_ip" text;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "expiry_noticed_at" timestamptz;--> statement-breakpoint
-- What each use and each notice leaves on a key is no change that a person made.
DROP TRIGGER audit_insert ON api_keys;
DROP TRIGGER audit_update ON api_keys;
DROP TRIGGER audit_delete ON api_keys;
DROP TRIGGER audit_identity ON api_keys;
SELECT audit.watch('api_keys', 'id', array['token_hash', 'last_used_at', 'last_used_ip', 'expiry_noticed_at', 'created_at']);
