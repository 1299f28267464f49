-- The first statement of every request: who is this, and in which company? It travels in the same flush
-- as BEGIN and the request's own query. An unknown token leaves the tenant unset, so every policy answers with no rows.
CREATE FUNCTION auth.begin_request(
  p_token_hash bytea, p_is_key boolean, p_request text,
  OUT user_id uuid, OUT tenant_id uuid, OUT role text, OUT session_id uuid, OUT scopes text, OUT is_stale boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF p_is_key THEN
    SELECT k.user_id, k.tenant_id, m.role, k.id, array_to_string(k.scopes, ' '),
      coalesce(k.last_used_at < now() - interval '1 minute', true)
    INTO user_id, tenant_id, role, session_id, scopes, is_stale
    FROM api_keys k JOIN members m ON m.tenant_id = k.tenant_id AND m.user_id = k.user_id
    WHERE k.token_hash = p_token_hash AND k.revoked_at IS NULL AND k.expires_at > now();
  ELSE
    SELECT s.user_id, s.tenant_id, m.role, s.id, NULL, s.last_seen_at < now() - interval '1 minute'
    INTO user_id, tenant_id, role, session_id, scopes, is_stale
    FROM auth.sessions s JOIN members m ON m.tenant_id = s.tenant_id AND m.user_id = s.user_id
    WHERE s.token_hash = p_token_hash AND s.expires_at > now() AND s.last_seen_at > now() - interval '7 days';
  END IF;
  PERFORM set_config('app.tenant_id', coalesce(tenant_id::text, ''), true),
    set_config('app.actor_id', coalesce(user_id::text, ''), true),
    set_config('app.actor_kind', CASE WHEN p_is_key THEN 'api' ELSE 'user' END, true),
    set_config('app.request', p_request, true);
END
$$;
--> statement-breakpoint
-- A function's new owner needs CREATE on its schema for the moment of the change.
GRANT CREATE ON SCHEMA auth TO leora_auth;
ALTER FUNCTION auth.begin_request(bytea, boolean, text) OWNER TO leora_auth;
REVOKE CREATE ON SCHEMA auth FROM leora_auth;
REVOKE ALL ON FUNCTION auth.begin_request(bytea, boolean, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth.begin_request(bytea, boolean, text) TO leora_app;
--> statement-breakpoint
-- Substring search cannot use its index under row security (LIKE may leak through its errors), so it runs
-- as leora_search, which sees every row and therefore filters by the tenant setting itself. It returns ids only;
-- the caller reads the rows under its own policy.
CREATE FUNCTION leora.search_customers(query text, max_rows int)
RETURNS TABLE (id uuid, rank int)
-- Few rows are expected, or a plan made for any tenant would read the whole table to join them.
LANGUAGE plpgsql STABLE ROWS 10 SECURITY DEFINER SET search_path = pg_catalog, public, leora, pg_temp AS $$
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
      AND c.deleted_at IS NULL
    ORDER BY c.search_name, c.id LIMIT max_rows;
  GET DIAGNOSTICS v_found = ROW_COUNT;
  -- A trigram needs three letters; shorter words are answered by their prefix alone.
  SELECT w INTO v_longest FROM unnest(v_words) AS w ORDER BY length(w) DESC LIMIT 1;
  IF v_found < max_rows AND length(v_longest) >= 3 THEN
    SELECT array_agg('%' || w || '%') INTO v_patterns FROM unnest(v_words) AS w;
    RETURN QUERY
      SELECT c.id, 2 FROM customers c
      WHERE c.tenant_id = v_tenant AND c.search_text LIKE '%' || v_longest || '%'
        AND c.search_text LIKE ALL (v_patterns)
        AND NOT (c.search_name >= v_folded AND c.search_name < v_folded || U&'\+10FFFD')
        AND c.deleted_at IS NULL
      LIMIT max_rows - v_found;
  END IF;
END
$$;
--> statement-breakpoint
GRANT CREATE ON SCHEMA leora TO leora_search;
ALTER FUNCTION leora.search_customers(text, int) OWNER TO leora_search;
REVOKE CREATE ON SCHEMA leora FROM leora_search;
REVOKE ALL ON FUNCTION leora.search_customers(text, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION leora.search_customers(text, int) TO leora_app;
