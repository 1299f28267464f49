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
-- Each process ends the open streams of a session that ended or changed; its other requests ask anyway.
CREATE FUNCTION auth.tell_session() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM pg_notify('leora_sessions', OLD.id::text);
  RETURN NULL;
END
$$;
CREATE TRIGGER tell_end AFTER DELETE ON auth.sessions FOR EACH ROW EXECUTE FUNCTION auth.tell_session();
CREATE TRIGGER tell_change AFTER UPDATE OF token_hash, tenant_id, needs_new_token ON auth.sessions FOR EACH ROW
WHEN (OLD.token_hash <> NEW.token_hash OR OLD.tenant_id <> NEW.tenant_id OR NEW.needs_new_token AND NOT OLD.needs_new_token)
EXECUTE FUNCTION auth.tell_session();
--> statement-breakpoint
-- Whoever changes a person's rights: the tokens that stood for the rights before are replaced.
CREATE FUNCTION auth.renew_for_member() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE auth.sessions SET needs_new_token = true WHERE user_id = NEW.user_id AND tenant_id = NEW.tenant_id;
  RETURN NULL;
END
$$;
CREATE FUNCTION auth.renew_for_permission_set() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE auth.sessions s SET needs_new_token = true FROM public.members m
  WHERE m.tenant_id = NEW.tenant_id AND m.permission_set_id = NEW.id
    AND s.user_id = m.user_id AND s.tenant_id = m.tenant_id;
  RETURN NULL;
END
$$;
CREATE TRIGGER renew_sessions AFTER UPDATE OF role, permission_set_id ON members FOR EACH ROW
WHEN (OLD.role <> NEW.role OR OLD.permission_set_id IS DISTINCT FROM NEW.permission_set_id)
EXECUTE FUNCTION auth.renew_for_member();
CREATE TRIGGER renew_sessions AFTER UPDATE OF grants, fields, deleted_at ON permission_sets FOR EACH ROW
WHEN (OLD.grants <> NEW.grants OR OLD.fields <> NEW.fields OR OLD.deleted_at IS DISTINCT FROM NEW.deleted_at)
EXECUTE FUNCTION auth.renew_for_permission_set();
--> statement-breakpoint
GRANT CREATE ON SCHEMA auth TO leora_auth;
ALTER FUNCTION auth.renew_for_member() OWNER TO leora_auth;
ALTER FUNCTION auth.renew_for_permission_set() OWNER TO leora_auth;
REVOKE CREATE ON SCHEMA auth FROM leora_auth;
REVOKE ALL ON FUNCTION auth.tell_session(), auth.renew_for_member(), auth.renew_for_permission_set() FROM PUBLIC;
