-- Every tenant table: forced row-level security with one policy for all commands.
-- The sub-select form keeps a pooled connection's cached plan independent of the tenant it first served.
CREATE FUNCTION leora.secure_tenant_table(target regclass) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format($p$CREATE POLICY tenant ON %s FOR ALL TO PUBLIC
    USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))$p$, target);
END
$$;
--> statement-breakpoint
SELECT leora.secure_tenant_table(name::regclass)
FROM unnest(array['tenants', 'members', 'api_keys', 'notifications', 'emails', 'customers', 'serials', 'audit_log', 'live_outbox']) AS name;
--> statement-breakpoint
-- Nobody rewrites the record, its owner included; a partition is dropped whole or not at all.
CREATE SCHEMA audit;
--> statement-breakpoint
CREATE FUNCTION audit.refuse_rewriting() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The audit log is append-only: % of % is refused.', lower(TG_OP), TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END
$$;
--> statement-breakpoint
CREATE FUNCTION audit.seal(target regclass) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER refuse_rewriting BEFORE UPDATE OR DELETE OR TRUNCATE ON %s
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_rewriting()', target);
END
$$;
--> statement-breakpoint
SELECT audit.seal('audit_log');
--> statement-breakpoint
-- The first partition catches everything; monthly ones are attached by leora.ensure_audit_partitions.
CREATE TABLE audit_log_default PARTITION OF audit_log DEFAULT;
--> statement-breakpoint
SELECT leora.secure_tenant_table('audit_log_default');
SELECT audit.seal('audit_log_default');
--> statement-breakpoint
CREATE FUNCTION leora.ensure_audit_partitions(months_ahead int DEFAULT 3) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  month date;
  name text;
  made int := 0;
BEGIN
  FOR step IN 0..months_ahead LOOP
    month := (date_trunc('month', now() AT TIME ZONE 'UTC') + make_interval(months => step))::date;
    name := 'audit_log_' || to_char(month, 'YYYY_MM');
    IF to_regclass('public.' || name) IS NULL THEN
      BEGIN
        EXECUTE format('CREATE TABLE public.%I PARTITION OF public.audit_log FOR VALUES FROM (%L) TO (%L)',
          name, month::timestamp AT TIME ZONE 'UTC', (month + interval '1 month') AT TIME ZONE 'UTC');
        PERFORM leora.secure_tenant_table(format('public.%I', name)::regclass);
        PERFORM audit.seal(format('public.%I', name)::regclass);
        made := made + 1;
      EXCEPTION WHEN check_violation THEN
        -- Rows of this month already lie in the default partition; it keeps the month.
        NULL;
      END;
    END IF;
  END LOOP;
  RETURN made;
END
$$;
--> statement-breakpoint
SELECT leora.ensure_audit_partitions();
--> statement-breakpoint
-- Identity tables belong to leora_auth; requests read the public part of their own colleagues.
ALTER TABLE auth.users ENABLE ROW LEVEL SECURITY;
ALTER TABLE auth.users FORCE ROW LEVEL SECURITY;
ALTER TABLE auth.passwords ENABLE ROW LEVEL SECURITY;
ALTER TABLE auth.passwords FORCE ROW LEVEL SECURITY;
ALTER TABLE auth.sessions ENABLE ROW LEVEL SECURITY;
ALTER TABLE auth.sessions FORCE ROW LEVEL SECURITY;
ALTER TABLE auth.sign_in_failures ENABLE ROW LEVEL SECURITY;
ALTER TABLE auth.sign_in_failures FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY identity ON auth.users FOR ALL TO leora_auth USING (true) WITH CHECK (true);
CREATE POLICY identity ON auth.passwords FOR ALL TO leora_auth USING (true) WITH CHECK (true);
CREATE POLICY identity ON auth.sessions FOR ALL TO leora_auth USING (true) WITH CHECK (true);
CREATE POLICY identity ON auth.sign_in_failures FOR ALL TO leora_auth USING (true) WITH CHECK (true);
CREATE POLICY identity ON public.members FOR ALL TO leora_auth USING (true) WITH CHECK (true);
CREATE POLICY identity ON public.tenants FOR ALL TO leora_auth USING (true) WITH CHECK (true);
CREATE POLICY identity ON public.api_keys FOR ALL TO leora_auth USING (true) WITH CHECK (true);
CREATE POLICY colleagues ON auth.users FOR SELECT TO leora_app USING (
  id IN (SELECT user_id FROM public.members
    WHERE tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)));
--> statement-breakpoint
GRANT USAGE ON SCHEMA auth TO leora_auth, leora_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON auth.users, auth.passwords, auth.sessions, auth.sign_in_failures TO leora_auth;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.members, public.tenants, public.serials TO leora_auth;
GRANT SELECT, INSERT, UPDATE ON public.api_keys TO leora_auth;
GRANT SELECT (id, name, email) ON auth.users TO leora_app;
GRANT SELECT, UPDATE ON public.members TO leora_app;
GRANT SELECT, UPDATE ON public.tenants TO leora_app;
GRANT SELECT, INSERT, UPDATE ON public.serials TO leora_app;
GRANT SELECT, INSERT, UPDATE ON public.api_keys TO leora_app;
GRANT SELECT, INSERT, UPDATE ON public.notifications, public.emails TO leora_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.customers TO leora_app;
GRANT SELECT ON public.audit_log TO leora_app;
GRANT SELECT ON public.audit_log, public.customers TO leora_search;
--> statement-breakpoint
CREATE POLICY identity ON public.serials FOR ALL TO leora_auth USING (true) WITH CHECK (true);
CREATE POLICY flush ON public.live_outbox FOR ALL TO leora_owner USING (true) WITH CHECK (true);
CREATE POLICY search ON public.customers FOR SELECT TO leora_search USING (true);
--> statement-breakpoint
-- The audit trigger runs as the owner and records what identity does, too, where no tenant is set.
CREATE POLICY record ON public.audit_log FOR INSERT TO leora_owner WITH CHECK (true);
