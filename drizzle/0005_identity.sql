CREATE TABLE "feature_uses" (
	"tenant_id" uuid NOT NULL,
	"day" date NOT NULL,
	"feature" text NOT NULL,
	"user_id" uuid NOT NULL,
	"count" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "feature_uses_tenant_id_day_feature_user_id_pk" PRIMARY KEY("tenant_id","day","feature","user_id")
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"permission_set_id" uuid,
	"team_ids" uuid[] DEFAULT '{}' NOT NULL,
	"invited_by" uuid NOT NULL,
	"created_at" timestamptz DEFAULT now() NOT NULL,
	"expires_at" timestamptz NOT NULL,
	"accepted_at" timestamptz,
	"revoked_at" timestamptz,
	CONSTRAINT "invitations_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "invitations_role" CHECK ("invitations"."role" in ('owner', 'manager', 'rep', 'warehouse', 'viewer'))
);
--> statement-breakpoint
CREATE TABLE "permission_sets" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"grants" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"fields" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamptz DEFAULT now() NOT NULL,
	"updated_at" timestamptz DEFAULT now() NOT NULL,
	"deleted_at" timestamptz,
	CONSTRAINT "permission_sets_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "permission_sets_name" UNIQUE("tenant_id","name")
);
--> statement-breakpoint
CREATE TABLE "security_policies" (
	"tenant_id" uuid PRIMARY KEY NOT NULL,
	"factor_required_roles" text[] DEFAULT '{}' NOT NULL,
	"idle_minutes" integer DEFAULT 10080 NOT NULL,
	"absolute_hours" integer DEFAULT 720 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamptz DEFAULT now() NOT NULL,
	CONSTRAINT "security_policies_factor_required_roles" CHECK ("security_policies"."factor_required_roles" <@ array['owner', 'manager', 'rep', 'warehouse', 'viewer']),
	CONSTRAINT "security_policies_idle_minutes" CHECK ("security_policies"."idle_minutes" between 5 and 43200),
	CONSTRAINT "security_policies_absolute_hours" CHECK ("security_policies"."absolute_hours" between 1 and 8760)
);
--> statement-breakpoint
CREATE TABLE "auth"."challenges" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"purpose" text NOT NULL,
	"user_id" uuid,
	"method" text DEFAULT 'password' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"code_hash" text,
	"code_sent_at" timestamptz,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamptz DEFAULT now() NOT NULL,
	"expires_at" timestamptz NOT NULL,
	CONSTRAINT "challenges_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "challenges_purpose" CHECK ("auth"."challenges"."purpose" in ('sign_in_factor', 'passkey_sign_in', 'passkey_step_up', 'passkey_add', 'oidc_sign_in', 'oidc_link'))
);
--> statement-breakpoint
CREATE TABLE "auth"."passkeys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"credential_id" "bytea" NOT NULL,
	"public_key" "bytea" NOT NULL,
	"sign_count" bigint DEFAULT 0 NOT NULL,
	"transports" text[] DEFAULT '{}' NOT NULL,
	"is_backed_up" boolean DEFAULT false NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamptz DEFAULT now() NOT NULL,
	"last_used_at" timestamptz,
	CONSTRAINT "passkeys_credential_id_unique" UNIQUE("credential_id")
);
--> statement-breakpoint
CREATE TABLE "auth"."recovery_codes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"created_at" timestamptz DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth"."totp" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"secret_sealed" "bytea" NOT NULL,
	"confirmed_at" timestamptz,
	"last_step" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamptz DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth"."identities" (
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"user_id" uuid NOT NULL,
	"email" text,
	"created_at" timestamptz DEFAULT now() NOT NULL,
	"last_used_at" timestamptz,
	CONSTRAINT "identities_issuer_subject_pk" PRIMARY KEY("issuer","subject")
);
--> statement-breakpoint
CREATE TABLE "auth"."mail" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid,
	"recipient" text NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"body_sealed" "bytea",
	"state" text DEFAULT 'queued' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"error" text,
	"created_at" timestamptz DEFAULT now() NOT NULL,
	"sent_at" timestamptz,
	CONSTRAINT "mail_state" CHECK ("auth"."mail"."state" in ('queued', 'sent', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "auth"."mailed_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"purpose" text NOT NULL,
	"user_id" uuid NOT NULL,
	"new_email" text,
	"created_at" timestamptz DEFAULT now() NOT NULL,
	"expires_at" timestamptz NOT NULL,
	CONSTRAINT "mailed_links_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "mailed_links_purpose" CHECK ("auth"."mailed_links"."purpose" in ('reset_password', 'change_email', 'undo_email'))
);
--> statement-breakpoint
CREATE TABLE "auth"."sign_in_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamptz DEFAULT now() NOT NULL,
	"user_id" uuid,
	"tenant_id" uuid,
	"session_id" uuid,
	"outcome" text NOT NULL,
	"method" text NOT NULL,
	"ip_address" text,
	"country" text,
	"city" text,
	"user_agent" text,
	"device_hash" "bytea",
	"request_id" text,
	"anomalies" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "sign_in_events_outcome" CHECK ("auth"."sign_in_events"."outcome" in ('signed_in', 'factor_asked', 'wrong_password', 'wrong_factor', 'locked', 'unknown_address', 'no_company', 'refused', 'reset', 'stepped_up', 'step_up_failed'))
);
--> statement-breakpoint
CREATE TABLE "auth"."sign_ups" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"company" text NOT NULL,
	"password_hash" text NOT NULL,
	"locale" text DEFAULT 'en' NOT NULL,
	"time_zone" text DEFAULT 'UTC' NOT NULL,
	"created_at" timestamptz DEFAULT now() NOT NULL,
	"expires_at" timestamptz NOT NULL,
	CONSTRAINT "sign_ups_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "team_members" (
	"tenant_id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamptz DEFAULT now() NOT NULL,
	CONSTRAINT "team_members_tenant_id_team_id_user_id_pk" PRIMARY KEY("tenant_id","team_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "teams" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"manager_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamptz DEFAULT now() NOT NULL,
	"updated_at" timestamptz DEFAULT now() NOT NULL,
	"deleted_at" timestamptz,
	CONSTRAINT "teams_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "teams_name" UNIQUE("tenant_id","name")
);
--> statement-breakpoint
ALTER TABLE "auth"."sessions" ADD COLUMN "method" text DEFAULT 'password' NOT NULL;--> statement-breakpoint
ALTER TABLE "auth"."sessions" ADD COLUMN "factor_proven_at" timestamptz;--> statement-breakpoint
ALTER TABLE "auth"."sessions" ADD COLUMN "stepped_up_at" timestamptz;--> statement-breakpoint
ALTER TABLE "auth"."sessions" ADD COLUMN "needs_new_token" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "auth"."sessions" ADD COLUMN "previous_token_hash" "bytea";--> statement-breakpoint
ALTER TABLE "auth"."sessions" ADD COLUMN "renewed_at" timestamptz;--> statement-breakpoint
ALTER TABLE "auth"."sessions" ADD COLUMN "country" text;--> statement-breakpoint
ALTER TABLE "auth"."sessions" ADD COLUMN "city" text;--> statement-breakpoint
ALTER TABLE "auth"."sessions" ADD COLUMN "device_hash" "bytea";--> statement-breakpoint
ALTER TABLE "auth"."users" ADD COLUMN "email_verified_at" timestamptz;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "permission_set_id" uuid;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "suspended_at" timestamptz;--> statement-breakpoint
ALTER TABLE "feature_uses" ADD CONSTRAINT "feature_uses_tenant_id_tenants_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feature_uses" ADD CONSTRAINT "feature_uses_member" FOREIGN KEY ("tenant_id","user_id") REFERENCES "public"."members"("tenant_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_tenant_id_tenants_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_inviter" FOREIGN KEY ("tenant_id","invited_by") REFERENCES "public"."members"("tenant_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_permission_set" FOREIGN KEY ("tenant_id","permission_set_id") REFERENCES "public"."permission_sets"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "permission_sets" ADD CONSTRAINT "permission_sets_tenant_id_tenants_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "security_policies" ADD CONSTRAINT "security_policies_tenant_id_tenants_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."challenges" ADD CONSTRAINT "challenges_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."passkeys" ADD CONSTRAINT "passkeys_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."recovery_codes" ADD CONSTRAINT "recovery_codes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."totp" ADD CONSTRAINT "totp_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."identities" ADD CONSTRAINT "identities_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."mail" ADD CONSTRAINT "mail_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."mailed_links" ADD CONSTRAINT "mailed_links_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth"."sign_in_events" ADD CONSTRAINT "sign_in_events_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_tenant_id_tenants_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_team" FOREIGN KEY ("tenant_id","team_id") REFERENCES "public"."teams"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_member" FOREIGN KEY ("tenant_id","user_id") REFERENCES "public"."members"("tenant_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_tenant_id_tenants_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_manager" FOREIGN KEY ("tenant_id","manager_id") REFERENCES "public"."members"("tenant_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "feature_uses_user" ON "feature_uses" USING btree ("tenant_id","user_id");--> statement-breakpoint
CREATE INDEX "invitations_inviter" ON "invitations" USING btree ("tenant_id","invited_by");--> statement-breakpoint
CREATE INDEX "invitations_permission_set" ON "invitations" USING btree ("tenant_id","permission_set_id");--> statement-breakpoint
CREATE INDEX "invitations_token_hash" ON "invitations" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "challenges_user" ON "auth"."challenges" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "challenges_end" ON "auth"."challenges" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "passkeys_user" ON "auth"."passkeys" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "recovery_codes_user" ON "auth"."recovery_codes" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "identities_user" ON "auth"."identities" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "mail_newest" ON "auth"."mail" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "mail_user" ON "auth"."mail" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "mailed_links_user" ON "auth"."mailed_links" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "mailed_links_end" ON "auth"."mailed_links" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sign_in_events_user" ON "auth"."sign_in_events" USING btree ("user_id","at");--> statement-breakpoint
CREATE INDEX "sign_in_events_tenant" ON "auth"."sign_in_events" USING btree ("tenant_id","at");--> statement-breakpoint
CREATE INDEX "sign_in_events_time" ON "auth"."sign_in_events" USING btree ("at");--> statement-breakpoint
CREATE INDEX "sign_ups_end" ON "auth"."sign_ups" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "team_members_user" ON "team_members" USING btree ("tenant_id","user_id");--> statement-breakpoint
CREATE INDEX "teams_by_manager" ON "teams" USING btree ("tenant_id","manager_id");--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_permission_set" FOREIGN KEY ("tenant_id","permission_set_id") REFERENCES "public"."permission_sets"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "members_permission_set" ON "members" USING btree ("tenant_id","permission_set_id");--> statement-breakpoint
ALTER TABLE "auth"."sessions" ADD CONSTRAINT "sessions_previous_token_hash_unique" UNIQUE("previous_token_hash");--> statement-breakpoint
ALTER TABLE "auth"."sessions" ADD CONSTRAINT "sessions_method" CHECK ("auth"."sessions"."method" in ('password', 'passkey', 'oidc', 'link'));