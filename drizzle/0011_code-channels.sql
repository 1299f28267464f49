CREATE TABLE "auth"."code_channels" (
	"user_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"phone" text,
	"code_hash" text,
	"code_sent_at" timestamptz,
	"attempts" integer DEFAULT 0 NOT NULL,
	"confirmed_at" timestamptz,
	"created_at" timestamptz DEFAULT now() NOT NULL,
	CONSTRAINT "code_channels_user_id_channel_pk" PRIMARY KEY("user_id","channel"),
	CONSTRAINT "code_channels_channel" CHECK ("auth"."code_channels"."channel" in ('email', 'sms')),
	CONSTRAINT "code_channels_phone" CHECK (("auth"."code_channels"."channel" = 'sms') = ("auth"."code_channels"."phone" is not null))
);
--> statement-breakpoint
ALTER TABLE "auth"."code_channels" ADD CONSTRAINT "code_channels_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."users"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE auth.code_channels ENABLE ROW LEVEL SECURITY;
ALTER TABLE auth.code_channels FORCE ROW LEVEL SECURITY;
CREATE POLICY identity ON auth.code_channels FOR ALL TO leora_auth USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON auth.code_channels TO leora_auth;
