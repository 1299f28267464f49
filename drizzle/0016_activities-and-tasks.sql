CREATE TABLE "activities" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"contact_id" uuid,
	"author_id" uuid NOT NULL,
	"type" text NOT NULL,
	"direction" text,
	"outcome" text,
	"duration_minutes" integer,
	"body" text,
	"happened_at" timestamptz NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamptz DEFAULT now() NOT NULL,
	"updated_at" timestamptz DEFAULT now() NOT NULL,
	"deleted_at" timestamptz,
	CONSTRAINT "activities_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "activities_type" CHECK ("activities"."type" in ('call', 'visit', 'email', 'meeting', 'tasting', 'text', 'note')),
	CONSTRAINT "activities_direction" CHECK ("activities"."direction" in ('outgoing', 'incoming')),
	CONSTRAINT "activities_outcome" CHECK ("activities"."outcome" in ('reached', 'no_answer', 'left_message', 'interested', 'not_interested', 'ordered')),
	CONSTRAINT "activities_duration" CHECK ("activities"."duration_minutes" between 1 and 1440)
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"title" text NOT NULL,
	"notes" text,
	"due_on" date NOT NULL,
	"priority" text DEFAULT 'normal' NOT NULL,
	"assignee_id" uuid NOT NULL,
	"created_by_id" uuid NOT NULL,
	"remind_at" timestamptz,
	"reminded_at" timestamptz,
	"recurrence_unit" text,
	"recurrence_interval" integer,
	"recurrence_start" date,
	"previous_task_id" uuid,
	"customer_id" uuid,
	"contact_id" uuid,
	"origin_activity_id" uuid,
	"done_at" timestamptz,
	"done_by_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamptz DEFAULT now() NOT NULL,
	"updated_at" timestamptz DEFAULT now() NOT NULL,
	"deleted_at" timestamptz,
	CONSTRAINT "tasks_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "tasks_previous" UNIQUE("tenant_id","previous_task_id"),
	CONSTRAINT "tasks_priority" CHECK ("tasks"."priority" in ('low', 'normal', 'high')),
	CONSTRAINT "tasks_recurrence_unit" CHECK ("tasks"."recurrence_unit" in ('day', 'week', 'month', 'year')),
	CONSTRAINT "tasks_recurrence_interval" CHECK ("tasks"."recurrence_interval" between 1 and 99),
	CONSTRAINT "tasks_recurrence" CHECK (num_nulls("tasks"."recurrence_unit", "tasks"."recurrence_interval", "tasks"."recurrence_start") in (0, 3)),
	CONSTRAINT "tasks_contact_has_customer" CHECK ("tasks"."contact_id" is null or "tasks"."customer_id" is not null)
);
--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_customer" FOREIGN KEY ("tenant_id","customer_id") REFERENCES "public"."customers"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_contact" FOREIGN KEY ("tenant_id","customer_id","contact_id") REFERENCES "public"."contacts"("tenant_id","customer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_author" FOREIGN KEY ("tenant_id","author_id") REFERENCES "public"."members"("tenant_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_assignee" FOREIGN KEY ("tenant_id","assignee_id") REFERENCES "public"."members"("tenant_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_customer" FOREIGN KEY ("tenant_id","customer_id") REFERENCES "public"."customers"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_contact" FOREIGN KEY ("tenant_id","customer_id","contact_id") REFERENCES "public"."contacts"("tenant_id","customer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_origin" FOREIGN KEY ("tenant_id","origin_activity_id") REFERENCES "public"."activities"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "activities_by_customer" ON "activities" USING btree ("tenant_id","customer_id","happened_at","id");--> statement-breakpoint
CREATE INDEX "activities_by_contact" ON "activities" USING btree ("tenant_id","contact_id","customer_id");--> statement-breakpoint
CREATE INDEX "activities_by_author" ON "activities" USING btree ("tenant_id","author_id","happened_at","id");--> statement-breakpoint
CREATE INDEX "activities_deleted" ON "activities" USING btree ("tenant_id","deleted_at") WHERE deleted_at is not null;--> statement-breakpoint
CREATE INDEX "tasks_by_assignee" ON "tasks" USING btree ("tenant_id","assignee_id","done_at","due_on","id");--> statement-breakpoint
CREATE INDEX "tasks_by_customer" ON "tasks" USING btree ("tenant_id","customer_id","done_at","due_on","id");--> statement-breakpoint
CREATE INDEX "tasks_by_contact" ON "tasks" USING btree ("tenant_id","contact_id","customer_id");--> statement-breakpoint
CREATE INDEX "tasks_by_origin" ON "tasks" USING btree ("tenant_id","origin_activity_id");--> statement-breakpoint
CREATE INDEX "tasks_open" ON "tasks" USING btree ("tenant_id","due_on","id") WHERE done_at is null and deleted_at is null;--> statement-breakpoint
CREATE INDEX "tasks_deleted" ON "tasks" USING btree ("tenant_id","deleted_at") WHERE deleted_at is not null;
--> statement-breakpoint
SELECT leora.secure_tenant_table('activities');
SELECT leora.secure_tenant_table('tasks');
SELECT audit.watch('activities', 'id', array['version', 'updated_at', 'created_at']);
SELECT audit.watch('tasks', 'id', array['version', 'updated_at', 'created_at', 'reminded_at']);
GRANT SELECT, INSERT, UPDATE, DELETE ON public.activities, public.tasks TO leora_app;
