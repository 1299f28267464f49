-- One statement writes one set of audit rows and one change notice, however many rows it changed.
-- Arguments: the id column, then columns kept out of the record (derived, or secret).
CREATE FUNCTION audit.record_changes() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  id_column text := TG_ARGV[0];
  hidden text[] := TG_ARGV[1:];
  v_actor uuid := nullif(current_setting('app.actor_id', true), '')::uuid;
  v_kind text := coalesce(nullif(current_setting('app.actor_kind', true), ''), 'system');
  v_request jsonb := nullif(current_setting('app.request', true), '')::jsonb;
BEGIN
  -- Only the owner of the database may load rows without a record.
  IF current_setting('app.audit', true) = 'off' AND pg_has_role(session_user, 'leora_owner', 'MEMBER') THEN
    RETURN NULL;
  END IF;
  IF TG_OP = 'UPDATE' THEN
    -- FULL, which is never a nested loop: the plan kept from changes of one row must serve ten thousand.
    WITH changed AS (
      SELECT o.row_tenant, o.row_id, d.changes
      FROM (SELECT tenant_id AS row_tenant, (j ->> id_column)::uuid AS row_id, j FROM old_rows r, to_jsonb(r) AS j) o
      FULL JOIN (SELECT tenant_id AS row_tenant, (j ->> id_column)::uuid AS row_id, j FROM new_rows r, to_jsonb(r) AS j) n
        USING (row_tenant, row_id)
      CROSS JOIN LATERAL (
        SELECT jsonb_object_agg(key, jsonb_build_object('old', o.j -> key, 'new', value)) AS changes
        FROM jsonb_each(n.j)
        WHERE o.j -> key IS DISTINCT FROM value AND key <> ALL (hidden)) d
      WHERE d.changes IS NOT NULL
    ), kept AS (
      INSERT INTO public.audit_log (tenant_id, id, at, actor_id, actor_kind, entity_type, entity_id, action, changes, ip_address, user_agent, request_id)
      SELECT row_tenant, leora.uuid7(), clock_timestamp(), v_actor, v_kind, TG_TABLE_NAME, row_id,
        CASE
          WHEN changes -> 'deleted_at' -> 'old' = 'null' THEN 'deleted'
          WHEN changes -> 'deleted_at' -> 'new' = 'null' THEN 'restored'
          ELSE 'updated'
        END, changes, v_request ->> 'ip', v_request ->> 'agent', v_request ->> 'id'
      FROM changed
    )
    INSERT INTO public.live_outbox (tenant_id, entity, ids)
    SELECT row_tenant, TG_TABLE_NAME, CASE WHEN count(*) <= 100 THEN array_agg(row_id) END
    FROM changed GROUP BY row_tenant;
  ELSIF TG_OP = 'INSERT' THEN
    WITH changed AS (
      SELECT r.tenant_id AS row_tenant, (j ->> id_column)::uuid AS row_id, d.changes
      FROM new_rows r, to_jsonb(r) AS j
      CROSS JOIN LATERAL (
        SELECT jsonb_object_agg(key, jsonb_build_object('old', NULL, 'new', value)) AS changes
        FROM jsonb_each(j)
        WHERE value <> 'null' AND key <> ALL (hidden) AND key <> 'tenant_id') d
    ), kept AS (
      INSERT INTO public.audit_log (tenant_id, id, at, actor_id, actor_kind, entity_type, entity_id, action, changes, ip_address, user_agent, request_id)
      SELECT row_tenant, leora.uuid7(), clock_timestamp(), v_actor, v_kind, TG_TABLE_NAME, row_id, 'created',
        coalesce(changes, '{}'), v_request ->> 'ip', v_request ->> 'agent', v_request ->> 'id'
      FROM changed
    )
    INSERT INTO public.live_outbox (tenant_id, entity, ids)
    SELECT row_tenant, TG_TABLE_NAME, CASE WHEN count(*) <= 100 THEN array_agg(row_id) END
    FROM changed GROUP BY row_tenant;
  ELSE
    WITH changed AS (
      SELECT r.tenant_id AS row_tenant, (j ->> id_column)::uuid AS row_id, d.changes
      FROM old_rows r, to_jsonb(r) AS j
      CROSS JOIN LATERAL (
        SELECT jsonb_object_agg(key, jsonb_build_object('old', value, 'new', NULL)) AS changes
        FROM jsonb_each(j)
        WHERE value <> 'null' AND key <> ALL (hidden) AND key <> 'tenant_id') d
    ), kept AS (
      INSERT INTO public.audit_log (tenant_id, id, at, actor_id, actor_kind, entity_type, entity_id, action, changes, ip_address, user_agent, request_id)
      SELECT row_tenant, leora.uuid7(), clock_timestamp(), v_actor, v_kind, TG_TABLE_NAME, row_id, 'purged',
        coalesce(changes, '{}'), v_request ->> 'ip', v_request ->> 'agent', v_request ->> 'id'
      FROM changed
    )
    INSERT INTO public.live_outbox (tenant_id, entity, ids)
    SELECT row_tenant, TG_TABLE_NAME, CASE WHEN count(*) <= 100 THEN array_agg(row_id) END
    FROM changed GROUP BY row_tenant;
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
-- A row is found in the record by its id, so that never changes.
CREATE FUNCTION audit.refuse_new_identity() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The id of a row in % never changes.', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;
--> statement-breakpoint
CREATE FUNCTION audit.watch(target regclass, id_column text, hidden text[] DEFAULT '{}') RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  arguments text := (SELECT string_agg(quote_literal(a), ', ') FROM unnest(array[id_column] || hidden) AS a);
BEGIN
  EXECUTE format('CREATE TRIGGER audit_insert AFTER INSERT ON %s REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION audit.record_changes(%s)', target, arguments);
  EXECUTE format('CREATE TRIGGER audit_update AFTER UPDATE ON %s REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION audit.record_changes(%s)', target, arguments);
  EXECUTE format('CREATE TRIGGER audit_delete AFTER DELETE ON %s REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION audit.record_changes(%s)', target, arguments);
  EXECUTE format('CREATE TRIGGER audit_identity BEFORE UPDATE OF %s ON %s
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_new_identity()',
    CASE id_column WHEN 'tenant_id' THEN 'tenant_id' ELSE format('tenant_id, %I', id_column) END, target);
END
$$;
--> statement-breakpoint
SELECT audit.watch('customers', 'id', array['version', 'updated_at', 'created_at', 'search_name', 'search_city', 'search_text']);
SELECT audit.watch('members', 'user_id', array['created_at']);
SELECT audit.watch('tenants', 'tenant_id', array['version', 'created_at']);
SELECT audit.watch('api_keys', 'id', array['token_hash', 'last_used_at', 'created_at']);
SELECT audit.watch('notifications', 'id', array['at']);
SELECT audit.watch('emails', 'id', array['body', 'created_at']);
--> statement-breakpoint
-- For acts that change no row: a sensitive view, an export.
CREATE FUNCTION audit.record_act(p_entity_type text, p_entity_id uuid, p_action text, p_changes jsonb) RETURNS uuid
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  INSERT INTO public.audit_log (tenant_id, id, at, actor_id, actor_kind, entity_type, entity_id, action, changes, ip_address, user_agent, request_id)
  SELECT leora.current_tenant(), leora.uuid7(), clock_timestamp(),
    nullif(current_setting('app.actor_id', true), '')::uuid,
    coalesce(nullif(current_setting('app.actor_kind', true), ''), 'system'),
    p_entity_type, p_entity_id, p_action, p_changes, r ->> 'ip', r ->> 'agent', r ->> 'id'
  FROM (SELECT nullif(current_setting('app.request', true), '')::jsonb AS r) AS request
  RETURNING id
$$;
--> statement-breakpoint
-- Many small notices of one moment become one per tenant and entity.
CREATE FUNCTION leora.flush_live(max_rows int DEFAULT 1000) RETURNS int
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH taken AS (
    DELETE FROM live_outbox
    WHERE (tenant_id, id) IN (SELECT tenant_id, id FROM live_outbox ORDER BY id LIMIT max_rows FOR UPDATE SKIP LOCKED)
    RETURNING tenant_id, entity, ids
  ), merged AS (
    SELECT t.tenant_id, t.entity, bool_or(t.ids IS NULL) AS many, array_agg(DISTINCT i.id) FILTER (WHERE i.id IS NOT NULL) AS ids
    FROM taken t LEFT JOIN LATERAL unnest(t.ids) AS i(id) ON true
    GROUP BY t.tenant_id, t.entity
  ), told AS (
    SELECT pg_notify('leora_live', json_build_object('tenantId', tenant_id, 'entity', entity,
      'ids', CASE WHEN many OR cardinality(ids) > 150 THEN NULL ELSE to_json(ids) END)::text) FROM merged
  )
  SELECT (SELECT count(*) FROM taken)::int + 0 * (SELECT count(*) FROM told)::int
$$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA audit TO leora_app;
REVOKE ALL ON FUNCTION audit.record_act(text, uuid, text, jsonb), audit.watch(regclass, text, text[]), audit.record_changes() FROM PUBLIC;
REVOKE ALL ON FUNCTION leora.flush_live(int), leora.ensure_audit_partitions(int), leora.secure_tenant_table(regclass) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.record_act(text, uuid, text, jsonb), leora.flush_live(int), leora.ensure_audit_partitions(int) TO leora_app;
