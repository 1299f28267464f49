CREATE TABLE "auth"."rate_buckets" (
	"key" "bytea" PRIMARY KEY NOT NULL,
	"left" bigint NOT NULL,
	"at" timestamptz DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "auth"."mailed_links" DROP CONSTRAINT "mailed_links_purpose";--> statement-breakpoint
ALTER TABLE "auth"."sign_in_events" ADD COLUMN "latitude" double precision;--> statement-breakpoint
ALTER TABLE "auth"."sign_in_events" ADD COLUMN "longitude" double precision;--> statement-breakpoint
ALTER TABLE "auth"."sign_in_events" ADD COLUMN "told_at" timestamptz;--> statement-breakpoint
CREATE INDEX "rate_buckets_time" ON "auth"."rate_buckets" USING btree ("at");--> statement-breakpoint
CREATE INDEX "sign_in_events_untold" ON "auth"."sign_in_events" USING btree ("at") WHERE "auth"."sign_in_events"."anomalies" <> '{}' and "auth"."sign_in_events"."told_at" is null;--> statement-breakpoint
ALTER TABLE "auth"."mailed_links" ADD CONSTRAINT "mailed_links_purpose" CHECK ("auth"."mailed_links"."purpose" in ('reset_password', 'change_email', 'undo_email', 'not_me'));
--> statement-breakpoint
ALTER TABLE auth.rate_buckets SET UNLOGGED;
ALTER TABLE auth.rate_buckets ENABLE ROW LEVEL SECURITY;
ALTER TABLE auth.rate_buckets FORCE ROW LEVEL SECURITY;
CREATE POLICY identity ON auth.rate_buckets FOR ALL TO leora_auth USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON auth.rate_buckets TO leora_auth;
--> statement-breakpoint
-- What people used is counted for all companies in one statement a minute.
CREATE POLICY identity ON public.feature_uses FOR ALL TO leora_auth USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON public.feature_uses TO leora_auth;
