ALTER TABLE "auth"."challenges" DROP CONSTRAINT "challenges_purpose";--> statement-breakpoint
ALTER TABLE "auth"."sessions" ADD COLUMN "stepped_up_by" text;--> statement-breakpoint
ALTER TABLE "auth"."mail" ADD COLUMN "channel" text DEFAULT 'mail' NOT NULL;--> statement-breakpoint
ALTER TABLE "auth"."challenges" ADD CONSTRAINT "challenges_purpose" CHECK ("auth"."challenges"."purpose" in ('sign_in_factor', 'passkey_sign_in', 'passkey_step_up', 'passkey_add', 'oidc_sign_in', 'oidc_link', 'oidc_attach', 'step_up_code'));--> statement-breakpoint
ALTER TABLE "auth"."mail" ADD CONSTRAINT "mail_channel" CHECK ("auth"."mail"."channel" in ('mail', 'text'));