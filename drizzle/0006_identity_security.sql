SELECT leora.secure_tenant_table(name::regclass)
FROM unnest(array['permission_sets', 'security_policies', 'teams', 'team_members', 'invitations', 'feature_uses']) AS name;
--> statement-breakpoint
SELECT audit.watch('permission_sets', 'id', array['version', 'created_at', 'updated_at']);
SELECT audit.watch('security_policies', 'tenant_id', array['version', 'updated_at']);
SELECT audit.watch('teams', 'id', array['version', 'created_at', 'updated_at']);
SELECT audit.watch('team_members', 'team_id', array['created_at']);
SELECT audit.watch('invitations', 'id', array['token_hash', 'created_at']);
--> statement-breakpoint
DO $do$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY array['challenges', 'totp', 'recovery_codes', 'passkeys', 'identities', 'sign_ups', 'mailed_links', 'mail', 'sign_in_events'] LOOP
    EXECUTE format('ALTER TABLE auth.%I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE auth.%I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY identity ON auth.%I FOR ALL TO leora_auth USING (true) WITH CHECK (true)', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON auth.%I TO leora_auth', name);
  END LOOP;
END
$do$;
--> statement-breakpoint
-- Invitations are answered, and rights looked up, before a request has a company.
CREATE POLICY identity ON public.invitations FOR ALL TO leora_auth USING (true) WITH CHECK (true);
CREATE POLICY identity ON public.permission_sets FOR SELECT TO leora_auth USING (true);
CREATE POLICY identity ON public.security_policies FOR SELECT TO leora_auth USING (true);
CREATE POLICY identity ON public.teams FOR SELECT TO leora_auth USING (true);
CREATE POLICY identity ON public.team_members FOR ALL TO leora_auth USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON public.invitations TO leora_auth, leora_app;
GRANT SELECT ON public.permission_sets, public.security_policies, public.teams TO leora_auth;
GRANT SELECT, INSERT, DELETE ON public.team_members TO leora_auth, leora_app;
GRANT SELECT, INSERT, UPDATE ON public.permission_sets, public.security_policies, public.teams, public.feature_uses TO leora_app;
--> statement-breakpoint
DROP FUNCTION auth.begin_request(bytea, boolean, text);
--> statement-breakpoint
-- The first statement of every request: who is this, in which company, with which rights? It travels in the same
-- flush as BEGIN and the request's own query. An unknown token leaves the tenant unset, so every policy answers with no rows.
CREATE FUNCTION auth.begin_request(
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
      coalesce(s.stepped_up_at > now() - interval '10 minutes', false), s.needs_new_token,
      s.last_seen_at < now() - interval '1 minute',
      CASE WHEN s.factor_proven_at IS NULL AND m.role = ANY (p.factor_required_roles) THEN
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
    SELECT jsonb_build_object('id', t.id, 'name', t.name, 'grants', t.grants, 'fields', t.fields)::text INTO rights
    FROM permission_sets t WHERE t.tenant_id = begin_request.tenant_id AND t.id = v_set AND t.deleted_at IS NULL;
  END IF;
  PERFORM set_config('app.tenant_id', coalesce(tenant_id::text, ''), true),
    set_config('app.actor_id', coalesce(user_id::text, ''), true),
    set_config('app.actor_kind', CASE WHEN p_is_key THEN 'api' ELSE 'user' END, true),
    set_config('app.request', p_request, true);
END
$$;
--> statement-breakpoint
GRANT CREATE ON SCHEMA auth TO leora_auth;
ALTER FUNCTION auth.begin_request(bytea, boolean, text) OWNER TO leora_auth;
REVOKE CREATE ON SCHEMA auth FROM leora_auth;
REVOKE ALL ON FUNCTION auth.begin_request(bytea, boolean, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth.begin_request(bytea, boolean, text) TO leora_app;
--> statement-breakpoint
-- Who signed in before addresses were proven was brought in by an operator.
SET LOCAL ROLE leora_auth;
UPDATE auth.users SET email_verified_at = created_at;
SET LOCAL ROLE leora_owner;
