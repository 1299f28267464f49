CREATE TABLE "contacts" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"name" text NOT NULL,
	"role" text,
	"email" text,
	"phone" text,
	"birthday" date,
	"consent" text DEFAULT 'unknown' NOT NULL,
	"consent_at" timestamptz,
	"is_primary" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamptz DEFAULT now() NOT NULL,
	"updated_at" timestamptz DEFAULT now() NOT NULL,
	"deleted_at" timestamptz,
	"search_name" text collate "C" GENERATED ALWAYS AS (left(leora.fold(name), 300)) STORED NOT NULL,
	CONSTRAINT "contacts_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "contacts_of_customer" UNIQUE("tenant_id","customer_id","id"),
	CONSTRAINT "contacts_consent" CHECK ("contacts"."consent" in ('unknown', 'given', 'refused'))
);
--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_customer" FOREIGN KEY ("tenant_id","customer_id") REFERENCES "public"."customers"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "contacts_primary" ON "contacts" USING btree ("tenant_id","customer_id") WHERE is_primary and deleted_at is null;--> statement-breakpoint
CREATE INDEX "contacts_deleted" ON "contacts" USING btree ("tenant_id","deleted_at") WHERE deleted_at is not null;
--> statement-breakpoint
SELECT leora.secure_tenant_table('contacts');
SELECT audit.watch('contacts', 'id', array['version', 'updated_at', 'created_at', 'search_name']);
GRANT SELECT, INSERT, UPDATE, DELETE ON public.contacts TO leora_app;
