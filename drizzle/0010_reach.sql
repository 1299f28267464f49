ALTER TABLE "permission_sets" DROP CONSTRAINT "permission_sets_name";--> statement-breakpoint
ALTER TABLE "teams" DROP CONSTRAINT "teams_name";--> statement-breakpoint
CREATE UNIQUE INDEX "permission_sets_name" ON "permission_sets" USING btree ("tenant_id","name") WHERE deleted_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "teams_name" ON "teams" USING btree ("tenant_id","name") WHERE deleted_at is null;
--> statement-breakpoint
-- The rights of a permission set, with the people it reaches where it reaches as far as a team. A set that was
-- deleted while somebody had it still counts: without it they would fall back to the rights of their role.
CREATE FUNCTION auth.rights_of(p_tenant uuid, p_user uuid, p_set uuid) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT jsonb_build_object('id', s.id, 'name', s.name, 'grants', s.grants, 'fields', s.fields, 'colleagues',
    CASE WHEN 'team' IN (SELECT value FROM jsonb_each_text(s.grants)) THEN (
      SELECT coalesce(jsonb_agg(DISTINCT o.user_id ORDER BY o.user_id), '[]')
      FROM teams t JOIN team_members o ON o.tenant_id = t.tenant_id AND o.team_id = t.id
      WHERE t.tenant_id = p_tenant AND t.deleted_at IS NULL AND (t.manager_id = p_user OR EXISTS (
        SELECT FROM team_members m WHERE m.tenant_id = p_tenant AND m.team_id = t.id AND m.user_id = p_user)))
    ELSE '[]' END)::text
  FROM permission_sets s WHERE s.tenant_id = p_tenant AND s.id = p_set
$$;
REVOKE ALL ON FUNCTION auth.rights_of(uuid, uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth.rights_of(uuid, uuid, uuid) TO leora_auth;
--> statement-breakpoint
-- The first statement of every request: who is this, in which company, with which rights? It travels in the same
-- flush as BEGIN and the request's own query. An unknown token leaves the tenant unset, so every policy answers with no rows.
CREATE OR REPLACE FUNCTION auth.begin_request(
  p_token_hash bytea, p_is_key boolean, p_request text,
  OUT user_id uuid, OUT tenant_id uuid, OUT role text, OUT session_id uuid, OUT scopes text, OUT rights text,
  OUT gate text, OUT is_stepped_up boolean, OUT needs_new_token boolean, OUT is_stale boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  v_set uuid;
BEGIN
  IF p_is_key THEN
    SELECT k.user_id, k.tenant_id, m.role, k.id, array_to_string(k.scopes, ' '), m.permission_set_id, false, false,
      coalesce(k.last_used_at < now() - interval '1 minute', true)
    INTO user_id, tenant_id, role, session_id, scopes, v_set, is_stepped_up, needs_new_token, is_stale
    FROM api_keys k JOIN members m ON m.tenant_id = k.tenant_id AND m.user_id = k.user_id
    WHERE k.token_hash = p_token_hash AND k.revoked_at IS NULL AND k.expires_at > now() AND m.suspended_at IS NULL;
  ELSE
    SELECT s.user_id, s.tenant_id, m.role, s.id, m.permission_set_id,
      coalesce(s.stepped_up_at > now() - interval '10 minutes'
        AND (s.token_hash = p_token_hash OR s.stepped_up_at < s.renewed_at), false),
      -- Who still holds the token before must not come by the next one.
      s.needs_new_token AND s.token_hash = p_token_hash,
      s.last_seen_at < now() - interval '1 minute',
      -- A proof counts for the token that was given for it, not for the one before.
      CASE WHEN (s.factor_proven_at IS NULL OR s.token_hash <> p_token_hash AND s.factor_proven_at >= s.renewed_at)
        AND m.role = ANY (p.factor_required_roles) THEN
        CASE WHEN EXISTS (SELECT FROM auth.totp t WHERE t.user_id = s.user_id AND t.confirmed_at IS NOT NULL)
          OR EXISTS (SELECT FROM auth.passkeys k WHERE k.user_id = s.user_id) THEN 'verify' ELSE 'enrol' END END
    INTO user_id, tenant_id, role, session_id, v_set, is_stepped_up, needs_new_token, is_stale, gate
    FROM auth.sessions s JOIN members m ON m.tenant_id = s.tenant_id AND m.user_id = s.user_id
    LEFT JOIN security_policies p ON p.tenant_id = s.tenant_id
    -- What was under way when the token was replaced still arrives with the one before.
    WHERE s.id = (SELECT n.id FROM auth.sessions n WHERE n.token_hash = p_token_hash
        UNION ALL SELECT o.id FROM auth.sessions o
        WHERE o.previous_token_hash = p_token_hash AND o.renewed_at > now() - interval '1 minute' LIMIT 1)
      AND s.expires_at > now() AND m.suspended_at IS NULL
      AND s.last_seen_at > now() - make_interval(mins => coalesce(p.idle_minutes, 10080))
      AND s.created_at > now() - make_interval(hours => coalesce(p.absolute_hours, 720));
  END IF;
  IF v_set IS NOT NULL THEN
    rights := auth.rights_of(tenant_id, user_id, v_set);
  END IF;
  PERFORM set_config('app.tenant_id', coalesce(tenant_id::text, ''), true),
    set_config('app.actor_id', coalesce(user_id::text, ''), true),
    set_config('app.actor_kind', CASE WHEN p_is_key THEN 'api' ELSE 'user' END, true),
    set_config('app.request', p_request, true);
END
$$;
--> statement-breakpoint
-- The same search for who may not see every customer: among those of the given owners, as many as were asked for.
-- Planned for its values, since one owner has a handful of customers and another thousands.
CREATE FUNCTION leora.search_customers(query text, max_rows int, owners uuid[])
RETURNS TABLE (id uuid, rank int)
LANGUAGE plpgsql STABLE ROWS 10 SECURITY DEFINER
SET search_path = pg_catalog, public, leora, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  v_tenant uuid := leora.current_tenant();
  v_folded text := left(leora.fold(query), 300);
  v_words text[] := string_to_array(v_folded, ' ');
  v_patterns text[];
  v_longest text;
  v_found int;
BEGIN
  IF v_tenant IS NULL OR v_folded = '' THEN RETURN; END IF;
  RETURN QUERY
    SELECT c.id, 1 FROM customers c
    WHERE c.tenant_id = v_tenant AND c.search_name >= v_folded AND c.search_name < v_folded || U&'\+10FFFD'
      AND c.owner_id = ANY (owners) AND c.deleted_at IS NULL
    ORDER BY c.search_name, c.id LIMIT max_rows;
  GET DIAGNOSTICS v_found = ROW_COUNT;
  SELECT w INTO v_longest FROM unnest(v_words) AS w ORDER BY length(w) DESC LIMIT 1;
  IF v_found < max_rows AND length(v_longest) >= 3 THEN
    SELECT array_agg('%' || w || '%') INTO v_patterns FROM unnest(v_words) AS w;
    RETURN QUERY
      SELECT c.id, 2 FROM customers c
      WHERE c.tenant_id = v_tenant AND c.search_text LIKE '%' || v_longest || '%'
        AND c.search_text LIKE ALL (v_patterns)
        AND NOT (c.search_name >= v_folded AND c.search_name < v_folded || U&'\+10FFFD')
        AND c.owner_id = ANY (owners) AND c.deleted_at IS NULL
      LIMIT max_rows - v_found;
  END IF;
END
$$;
--> statement-breakpoint
GRANT CREATE ON SCHEMA leora TO leora_search;
ALTER FUNCTION leora.search_customers(text, int, uuid[]) OWNER TO leora_search;
REVOKE CREATE ON SCHEMA leora FROM leora_search;
REVOKE ALL ON FUNCTION leora.search_customers(text, int, uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION leora.search_customers(text, int, uuid[]) TO leora_app;
