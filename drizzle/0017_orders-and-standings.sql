CREATE TABLE "customer_standings" (
	"tenant_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"account_type" text NOT NULL,
	"type_changes_on" date,
	"priority" text NOT NULL,
	"order_count" integer NOT NULL,
	"first_order_at" timestamptz,
	"last_order_at" timestamptz,
	"health_score" smallint,
	"is_off_cadence" boolean NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "customer_standings_tenant_id_customer_id_pk" PRIMARY KEY("tenant_id","customer_id"),
	CONSTRAINT "customer_standings_account_type" CHECK ("customer_standings"."account_type" in ('active', 'target', 'prospect')),
	CONSTRAINT "customer_standings_priority" CHECK ("customer_standings"."priority" in ('high', 'medium', 'low')),
	CONSTRAINT "customer_standings_health_score" CHECK ("customer_standings"."health_score" between 0 and 100)
);
--> statement-breakpoint
CREATE TABLE "health_weights" (
	"tenant_id" uuid PRIMARY KEY NOT NULL,
	"recency" smallint NOT NULL,
	"frequency" smallint NOT NULL,
	"trend" smallint NOT NULL,
	"activity" smallint NOT NULL,
	"overdue" smallint NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamptz DEFAULT now() NOT NULL,
	CONSTRAINT "health_weights_whole" CHECK ("health_weights"."recency" >= 0 and "health_weights"."frequency" >= 0 and "health_weights"."trend" >= 0 and "health_weights"."activity" >= 0 and "health_weights"."overdue" >= 0
        and "health_weights"."recency" + "health_weights"."frequency" + "health_weights"."trend" + "health_weights"."activity" + "health_weights"."overdue" = 100)
);
--> statement-breakpoint
CREATE TABLE "priority_overrides" (
	"tenant_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"priority" text,
	"reason" text,
	"expires_on" date,
	"set_by" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamptz DEFAULT now() NOT NULL,
	CONSTRAINT "priority_overrides_tenant_id_customer_id_pk" PRIMARY KEY("tenant_id","customer_id"),
	CONSTRAINT "priority_overrides_priority" CHECK ("priority_overrides"."priority" in ('high', 'medium', 'low')),
	CONSTRAINT "priority_overrides_whole" CHECK (("priority_overrides"."priority" is null) = ("priority_overrides"."reason" is null) and ("priority_overrides"."priority" is null) = ("priority_overrides"."expires_on" is null))
);
--> statement-breakpoint
CREATE TABLE "standing_runs" (
	"tenant_id" uuid PRIMARY KEY NOT NULL,
	"counted_for" date NOT NULL,
	"finished_at" timestamptz DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "order_lines" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"product_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"unit_price_minor" bigint NOT NULL,
	"tax_rate_bp" integer DEFAULT 0 NOT NULL,
	"net_minor" bigint NOT NULL,
	"tax_minor" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "order_lines_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "order_lines_position" UNIQUE("tenant_id","order_id","position"),
	CONSTRAINT "order_lines_quantity" CHECK ("order_lines"."quantity" > 0),
	CONSTRAINT "order_lines_price" CHECK ("order_lines"."unit_price_minor" >= 0),
	CONSTRAINT "order_lines_tax_rate" CHECK ("order_lines"."tax_rate_bp" between 0 and 10000),
	CONSTRAINT "order_lines_net" CHECK ("order_lines"."net_minor" = "order_lines"."quantity" * "order_lines"."unit_price_minor"),
	CONSTRAINT "order_lines_tax" CHECK ("order_lines"."tax_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" text collate "C" NOT NULL,
	"customer_id" uuid NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"ordered_at" timestamptz NOT NULL,
	"currency" text NOT NULL,
	"net_minor" bigint DEFAULT 0 NOT NULL,
	"tax_minor" bigint DEFAULT 0 NOT NULL,
	"total_minor" bigint DEFAULT 0 NOT NULL,
	"due_on" date,
	"paid_minor" bigint DEFAULT 0 NOT NULL,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamptz DEFAULT now() NOT NULL,
	"updated_at" timestamptz DEFAULT now() NOT NULL,
	CONSTRAINT "orders_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "orders_number" UNIQUE("tenant_id","number"),
	CONSTRAINT "orders_state" CHECK ("orders"."state" in ('draft', 'confirmed', 'partially_allocated', 'allocated', 'picked', 'shipped', 'invoiced', 'cancelled')),
	CONSTRAINT "orders_currency" CHECK ("orders"."currency" ~ '^[A-Z]{3}$'),
	CONSTRAINT "orders_total" CHECK ("orders"."total_minor" = "orders"."net_minor" + "orders"."tax_minor"),
	CONSTRAINT "orders_amounts" CHECK ("orders"."net_minor" >= 0 and "orders"."tax_minor" >= 0 and "orders"."paid_minor" >= 0),
	CONSTRAINT "orders_due" CHECK ("orders"."state" <> 'invoiced' or "orders"."due_on" is not null)
);
--> statement-breakpoint
CREATE TABLE "products" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"sku" text collate "C" NOT NULL,
	"name" text NOT NULL,
	"category" text,
	"pack" text,
	"unit" text DEFAULT 'each' NOT NULL,
	"barcode" text,
	"cost_minor" bigint DEFAULT 0 NOT NULL,
	"price_minor" bigint DEFAULT 0 NOT NULL,
	"currency" text NOT NULL,
	"tax_class" text DEFAULT 'standard' NOT NULL,
	"attributes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamptz DEFAULT now() NOT NULL,
	"updated_at" timestamptz DEFAULT now() NOT NULL,
	"deleted_at" timestamptz,
	CONSTRAINT "products_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "products_sku" UNIQUE("tenant_id","sku"),
	CONSTRAINT "products_cost" CHECK ("products"."cost_minor" >= 0),
	CONSTRAINT "products_price" CHECK ("products"."price_minor" >= 0),
	CONSTRAINT "products_currency" CHECK ("products"."currency" ~ '^[A-Z]{3}$')
);
--> statement-breakpoint
ALTER TABLE "customer_standings" ADD CONSTRAINT "customer_standings_customer" FOREIGN KEY ("tenant_id","customer_id") REFERENCES "public"."customers"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "health_weights" ADD CONSTRAINT "health_weights_tenant_id_tenants_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "priority_overrides" ADD CONSTRAINT "priority_overrides_customer" FOREIGN KEY ("tenant_id","customer_id") REFERENCES "public"."customers"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "priority_overrides" ADD CONSTRAINT "priority_overrides_set_by" FOREIGN KEY ("tenant_id","set_by") REFERENCES "public"."members"("tenant_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standing_runs" ADD CONSTRAINT "standing_runs_tenant_id_tenants_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_order" FOREIGN KEY ("tenant_id","order_id") REFERENCES "public"."orders"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_product" FOREIGN KEY ("tenant_id","product_id") REFERENCES "public"."products"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_customer" FOREIGN KEY ("tenant_id","customer_id") REFERENCES "public"."customers"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_tenant_id_tenants_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "customer_standings_by_health" ON "customer_standings" USING btree ("tenant_id","health_score","customer_id");--> statement-breakpoint
CREATE INDEX "customer_standings_by_type" ON "customer_standings" USING btree ("tenant_id","account_type","customer_id");--> statement-breakpoint
CREATE INDEX "customer_standings_by_priority" ON "customer_standings" USING btree ("tenant_id","priority","customer_id");--> statement-breakpoint
CREATE INDEX "customer_standings_by_last_order" ON "customer_standings" USING btree ("tenant_id","last_order_at","customer_id");--> statement-breakpoint
CREATE INDEX "priority_overrides_by_setter" ON "priority_overrides" USING btree ("tenant_id","set_by");--> statement-breakpoint
CREATE INDEX "order_lines_by_product" ON "order_lines" USING btree ("tenant_id","product_id");--> statement-breakpoint
CREATE INDEX "orders_by_customer" ON "orders" USING btree ("tenant_id","customer_id","ordered_at","id");--> statement-breakpoint
CREATE INDEX "orders_by_time" ON "orders" USING btree ("tenant_id","ordered_at","id");
--> statement-breakpoint
SELECT leora.secure_tenant_table(name::regclass)
FROM unnest(array['products', 'orders', 'order_lines', 'customer_standings', 'priority_overrides', 'health_weights', 'standing_runs']) AS name;
--> statement-breakpoint
SELECT audit.watch('products', 'id', array['version', 'created_at', 'updated_at']);
SELECT audit.watch('orders', 'id', array['version', 'created_at', 'updated_at']);
SELECT audit.watch('order_lines', 'id');
SELECT audit.watch('priority_overrides', 'customer_id', array['version', 'updated_at', 'set_by']);
SELECT audit.watch('health_weights', 'tenant_id', array['version', 'updated_at']);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON public.products, public.orders, public.order_lines, public.customer_standings,
  public.priority_overrides, public.health_weights, public.standing_runs TO leora_app;
CREATE POLICY identity ON public.standing_runs FOR SELECT TO leora_auth USING (true);
GRANT SELECT ON public.standing_runs TO leora_auth;
--> statement-breakpoint
-- For what changes without a record because it is derived: open screens are told all the same.
CREATE FUNCTION leora.tell_change(p_entity text, p_ids uuid[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  INSERT INTO public.live_outbox (tenant_id, entity, ids)
  SELECT leora.current_tenant(), p_entity, CASE WHEN cardinality(p_ids) <= 100 THEN p_ids END
  WHERE cardinality(p_ids) > 0
$$;
REVOKE ALL ON FUNCTION leora.tell_change(text, uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION leora.tell_change(text, uuid[]) TO leora_app;
