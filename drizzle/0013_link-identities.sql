ALTER TABLE "auth"."challenges" DROP CONSTRAINT "challenges_purpose";--> statement-breakpoint
ALTER TABLE "auth"."sign_in_events" DROP CONSTRAINT "sign_in_events_outcome";--> statement-breakpoint
ALTER TABLE "auth"."identities" ADD COLUMN "id" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "auth"."identities" ADD CONSTRAINT "identities_id_unique" UNIQUE("id");--> statement-breakpoint
ALTER TABLE "auth"."challenges" ADD CONSTRAINT "challenges_purpose" CHECK ("auth"."challenges"."purpose" in ('sign_in_factor', 'passkey_sign_in', 'passkey_step_up', 'passkey_add', 'oidc_sign_in', 'oidc_link', 'oidc_attach'));--> statement-breakpoint
ALTER TABLE "auth"."sign_in_events" ADD CONSTRAINT "sign_in_events_outcome" CHECK ("auth"."sign_in_events"."outcome" in ('signed_in', 'factor_asked', 'wrong_password', 'wrong_factor', 'locked', 'unknown_address', 'no_company', 'refused', 'reset', 'stepped_up', 'step_up_failed', 'identity_attached', 'identity_removed'));