-- Needs the roles leora_app, leora_auth, leora_search, leora_owner (made before any migration).
CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS btree_gin;
--> statement-breakpoint
CREATE SCHEMA leora;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
--> statement-breakpoint
GRANT USAGE ON SCHEMA leora, public TO leora_app, leora_auth, leora_search;
--> statement-breakpoint
-- Names compare without case, accents and punctuation. Under the collation "C", which a text takes over from
-- the columns it is joined with, only the letters of English would count.
CREATE FUNCTION leora.fold(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $$
  select btrim(regexp_replace(
    regexp_replace(lower(regexp_replace(normalize(value COLLATE "default", NFKD), '[\u0300-\u036f]', '', 'g')), '[''’`]', '', 'g'),
    '[^[:alnum:]]+', ' ', 'g'))
$$;
--> statement-breakpoint
-- Time-ordered ids; the server's own function where it has one.
DO $do$
BEGIN
  IF current_setting('server_version_num')::int >= 180000 THEN
    CREATE FUNCTION leora.uuid7() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE
    AS 'select pg_catalog.uuidv7()';
  ELSE
    CREATE FUNCTION leora.uuid7() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE
    AS $body$
      select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
        placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
        from 1 for 6), 52, 1), 53, 1), 'hex')::uuid
    $body$;
  END IF;
END
$do$;
--> statement-breakpoint
CREATE FUNCTION leora.current_tenant() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
AS $$ select nullif(current_setting('app.tenant_id', true), '')::uuid $$;
