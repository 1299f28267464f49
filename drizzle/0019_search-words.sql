-- A number without its spaces and signs: 2125550142 finds (212) 555-0142.
CREATE FUNCTION leora.digits_of(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$ select regexp_replace(value, '[^0-9]', '', 'g') $$;
--> statement-breakpoint
-- A word and what is left of it when one letter is missing: two words that share one of these differ by a letter
-- dropped, added or changed, or by two neighbours swapped.
CREATE FUNCTION leora.near_words(word text) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  select array_agg(distinct near) from (
    select word as near
    union all select overlay(word placing '' from n for 1) from generate_series(1, length(word)) as n) as nearest
$$;
--> statement-breakpoint
-- Numbers are not misspelled in the way of words, and would be most of the dictionary.
CREATE FUNCTION leora.words_of(folded text) RETURNS SETOF text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE ROWS 10 AS $$
  select w from unnest(string_to_array(folded, ' ')) as w where length(w) between 3 and 40 and w !~ '[0-9]'
$$;
--> statement-breakpoint
CREATE TABLE "search_progress" (
	"tenant_id" uuid PRIMARY KEY NOT NULL,
	"learned_until" timestamptz NOT NULL,
	"counted_at" timestamptz
);
--> statement-breakpoint
CREATE TABLE "search_words" (
	"tenant_id" uuid NOT NULL,
	"word" text collate "C" NOT NULL,
	"uses" integer NOT NULL,
	"seen_at" timestamptz NOT NULL,
	"near" text[] GENERATED ALWAYS AS (leora.near_words(word)) STORED NOT NULL,
	CONSTRAINT "search_words_tenant_id_word_pk" PRIMARY KEY("tenant_id","word")
);
--> statement-breakpoint
ALTER TABLE "customers" drop column "search_text";--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "search_text" text collate "C" GENERATED ALWAYS AS (leora.fold(name || ' ' || number || ' ' || coalesce(city, '') || ' ' || coalesce(phone, '') || ' ' || coalesce(leora.digits_of(phone), '') || ' ' || coalesce(email, '') || ' ' || coalesce(licence_number, ''))) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "search_text" text collate "C" GENERATED ALWAYS AS (leora.fold(name || ' ' || coalesce(phone, '') || ' ' || coalesce(leora.digits_of(phone), '') || ' ' || coalesce(email, ''))) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "search_progress" ADD CONSTRAINT "search_progress_tenant_id_tenants_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_words" ADD CONSTRAINT "search_words_tenant_id_tenants_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "customers_search_text" ON "customers" USING gin ("tenant_id",search_text gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "search_words_near" ON "search_words" USING gin ("tenant_id","near",word gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "contacts_by_updated" ON "contacts" USING btree ("tenant_id","updated_at","id");--> statement-breakpoint
CREATE INDEX "contacts_search_text" ON "contacts" USING gin ("tenant_id",search_text gin_trgm_ops);
--> statement-breakpoint
DROP TRIGGER audit_insert ON contacts;
DROP TRIGGER audit_update ON contacts;
DROP TRIGGER audit_delete ON contacts;
DROP TRIGGER audit_identity ON contacts;
SELECT audit.watch('contacts', 'id', array['version', 'updated_at', 'created_at', 'search_name', 'search_text']);
--> statement-breakpoint
SELECT leora.secure_tenant_table('search_words');
SELECT leora.secure_tenant_table('search_progress');
GRANT SELECT, INSERT, UPDATE, DELETE ON public.search_words, public.search_progress TO leora_app;
GRANT SELECT ON public.search_words, public.search_progress, public.contacts TO leora_search;
GRANT SELECT (tenant_id) ON public.tenants TO leora_search;
CREATE POLICY search ON public.contacts FOR SELECT TO leora_search USING (true);
CREATE POLICY search ON public.search_words FOR SELECT TO leora_search USING (true);
CREATE POLICY search ON public.search_progress FOR SELECT TO leora_search USING (true);
CREATE POLICY search ON public.tenants FOR SELECT TO leora_search USING (true);
--> statement-breakpoint
-- What somebody may have meant by a word, with how often each is written in the company. Words written since the
-- dictionary last learned are looked at as they are.
CREATE FUNCTION leora.similar_words(p_tenant uuid, p_word text) RETURNS TABLE (word text, uses int)
LANGUAGE sql STABLE SET search_path = pg_catalog, public, leora, pg_temp SET plan_cache_mode = force_custom_plan AS $$
  WITH fresh AS (
    SELECT DISTINCT w.word FROM (
      SELECT c.search_text FROM customers c WHERE c.tenant_id = p_tenant AND c.deleted_at IS NULL
        AND c.updated_at > coalesce((SELECT p.learned_until FROM search_progress p WHERE p.tenant_id = p_tenant), '-infinity')
      ORDER BY c.updated_at DESC LIMIT 200) t, leora.words_of(t.search_text) AS w(word)
  )
  SELECT found.word, max(found.uses) FROM (
    SELECT s.word, s.uses FROM search_words s
    WHERE s.tenant_id = p_tenant AND (s.near && leora.near_words(p_word) OR s.word % p_word)
    UNION ALL
    SELECT f.word, 1 FROM fresh f WHERE f.word % p_word OR leora.near_words(f.word) && leora.near_words(p_word)
  ) found
  GROUP BY found.word
  ORDER BY (leora.near_words(found.word) && leora.near_words(p_word)) DESC, similarity(found.word, p_word) DESC, found.word
  LIMIT 8
$$;
--> statement-breakpoint
-- How far a name is from what was typed, above every rank of what is written so.
CREATE FUNCTION leora.distance_of(query text, name text) RETURNS int
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT 1010 - round(500 * word_similarity(query, name) + 500 * similarity(query, name))::int
$$;
--> statement-breakpoint
DROP FUNCTION leora.search_customers(text, int);
DROP FUNCTION leora.search_customers(text, int, uuid[]);
--> statement-breakpoint
-- Row-level security would keep every operator that is not leakproof from its index, so this runs as leora_search,
-- which sees every row and therefore filters by the tenant setting itself. It returns ids only, best first by rank:
-- 1 the name begins so, 2 the words are there, 3 they are there or at a contact, from 10 on only similar ones.
CREATE FUNCTION leora.search_customers(query text, max_rows int, owners uuid[] DEFAULT NULL)
RETURNS TABLE (id uuid, rank int)
LANGUAGE plpgsql STABLE ROWS 10 SECURITY DEFINER
SET search_path = pg_catalog, public, leora, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  -- Of a word that is everywhere so many rows are looked at for the rest of what was typed.
  most_looked_at CONSTANT int := 5000;
  v_tenant uuid := leora.current_tenant();
  v_folded text := left(leora.fold(query), 300);
  v_words text[] := string_to_array(v_folded, ' ');
  v_patterns text[];
  v_driver text;
  v_drivers text[];
  v_expressions text[] := '{}';
  v_word text;
  v_similar text[];
  v_uses bigint;
  v_fewest bigint;
  v_found int;
  v_count int;
BEGIN
  IF v_tenant IS NULL OR v_folded = '' THEN RETURN; END IF;
  RETURN QUERY
    SELECT c.id, 1 FROM customers c
    WHERE c.tenant_id = v_tenant AND c.search_name >= v_folded AND c.search_name < v_folded || U&'\+10FFFD'
      AND (owners IS NULL OR c.owner_id = ANY (owners)) AND c.deleted_at IS NULL
    ORDER BY c.search_name, c.id LIMIT max_rows;
  GET DIAGNOSTICS v_found = ROW_COUNT;
  IF v_found >= max_rows THEN RETURN; END IF;
  -- The rarest word leads to the rows. A trigram needs three letters; shorter words are answered by their prefix alone.
  SELECT w INTO v_driver FROM unnest(v_words) AS w
    LEFT JOIN search_words s ON s.tenant_id = v_tenant AND s.word = w
    WHERE length(w) >= 3 ORDER BY coalesce(s.uses, 0), length(w) DESC LIMIT 1;
  IF v_driver IS NULL THEN RETURN; END IF;
  SELECT array_agg('%' || w || '%') INTO v_patterns FROM unnest(v_words) AS w;
  v_driver := '%' || v_driver || '%';
  RETURN QUERY
    SELECT c.id, 2 FROM customers c
    WHERE c.tenant_id = v_tenant AND c.search_text LIKE v_driver AND c.search_text LIKE ALL (v_patterns)
      AND NOT (c.search_name >= v_folded AND c.search_name < v_folded || U&'\+10FFFD')
      AND (owners IS NULL OR c.owner_id = ANY (owners)) AND c.deleted_at IS NULL
    LIMIT max_rows - v_found;
  GET DIAGNOSTICS v_count = ROW_COUNT;
  v_found := v_found + v_count;
  IF v_found >= max_rows THEN RETURN; END IF;
  RETURN QUERY
    SELECT c.id, 3 FROM (
      (SELECT t.customer_id FROM contacts t
        WHERE t.tenant_id = v_tenant AND t.search_text LIKE v_driver AND t.deleted_at IS NULL LIMIT most_looked_at)
      UNION
      (SELECT o.id FROM customers o
        WHERE cardinality(v_words) > 1 AND o.tenant_id = v_tenant AND o.search_text LIKE v_driver LIMIT most_looked_at)
    ) hit JOIN customers c ON c.tenant_id = v_tenant AND c.id = hit.customer_id
    WHERE NOT (c.search_text LIKE ALL (v_patterns))
      AND (SELECT bool_and(c.search_text LIKE p OR EXISTS (SELECT FROM contacts t
          WHERE t.tenant_id = v_tenant AND t.customer_id = c.id AND t.search_text LIKE p AND t.deleted_at IS NULL))
        FROM unnest(v_patterns) AS p)
      AND (owners IS NULL OR c.owner_id = ANY (owners)) AND c.deleted_at IS NULL
    LIMIT max_rows - v_found;
  GET DIAGNOSTICS v_count = ROW_COUNT;
  IF v_found + v_count > 0 THEN RETURN; END IF;
  -- Nothing is written like that: what is written nearly like that?
  FOREACH v_word IN ARRAY v_words LOOP
    SELECT array_agg(s.word), sum(s.uses) INTO v_similar, v_uses FROM leora.similar_words(v_tenant, v_word) s
      WHERE length(v_word) >= 3 AND v_word !~ '[0-9]';
    v_expressions := v_expressions || (v_word || coalesce('|(^| )(' || array_to_string(v_similar, '|') || ')( |$)', ''));
    IF v_similar IS NOT NULL AND (v_fewest IS NULL OR v_uses < v_fewest) THEN
      v_fewest := v_uses;
      SELECT array_agg('%' || s || '%') INTO v_drivers FROM unnest(v_similar) AS s;
    END IF;
  END LOOP;
  IF v_drivers IS NULL THEN RETURN; END IF;
  RETURN QUERY
    SELECT c.id, leora.distance_of(v_folded, c.search_name) FROM (
      SELECT o.id, o.search_name FROM customers o
      WHERE o.tenant_id = v_tenant AND o.search_text LIKE ANY (v_drivers) AND o.search_text ~ ALL (v_expressions)
        AND (owners IS NULL OR o.owner_id = ANY (owners)) AND o.deleted_at IS NULL
      LIMIT most_looked_at) c
    ORDER BY 2, c.search_name, c.id LIMIT max_rows;
  GET DIAGNOSTICS v_count = ROW_COUNT;
  IF v_count > 0 THEN RETURN; END IF;
  RETURN QUERY
    SELECT c.id, leora.distance_of(v_folded, c.search_name) FROM (
      (SELECT t.customer_id FROM contacts t
        WHERE t.tenant_id = v_tenant AND t.search_text LIKE ANY (v_drivers) AND t.deleted_at IS NULL LIMIT most_looked_at)
      UNION
      (SELECT o.id FROM customers o
        WHERE cardinality(v_words) > 1 AND o.tenant_id = v_tenant AND o.search_text LIKE ANY (v_drivers) LIMIT most_looked_at)
    ) hit JOIN customers c ON c.tenant_id = v_tenant AND c.id = hit.customer_id
    WHERE (SELECT bool_and(c.search_text ~ e OR EXISTS (SELECT FROM contacts t
          WHERE t.tenant_id = v_tenant AND t.customer_id = c.id AND t.search_text ~ e AND t.deleted_at IS NULL))
        FROM unnest(v_expressions) AS e)
      AND (owners IS NULL OR c.owner_id = ANY (owners)) AND c.deleted_at IS NULL
    ORDER BY 2, c.search_name, c.id LIMIT max_rows;
END
$$;
--> statement-breakpoint
-- The companies in which something was written that the dictionary has not learned, from where on to read, and whether
-- it is time to count all words anew. What began before the last reading may have been committed after it: ten minutes again.
CREATE FUNCTION leora.companies_to_learn() RETURNS TABLE (tenant_id uuid, learn_after timestamptz, is_count boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT t.tenant_id, p.learned_until - interval '10 minutes', coalesce(p.counted_at < now() - interval '7 days', true)
  FROM tenants t LEFT JOIN search_progress p ON p.tenant_id = t.tenant_id
  WHERE p.counted_at IS NULL OR p.counted_at < now() - interval '7 days'
    OR EXISTS (SELECT FROM customers c
      WHERE c.tenant_id = t.tenant_id AND c.updated_at > p.learned_until AND c.deleted_at IS NULL)
    OR EXISTS (SELECT FROM contacts c
      WHERE c.tenant_id = t.tenant_id AND c.updated_at > p.learned_until AND c.deleted_at IS NULL)
$$;
--> statement-breakpoint
GRANT CREATE ON SCHEMA leora TO leora_search;
ALTER FUNCTION leora.search_customers(text, int, uuid[]) OWNER TO leora_search;
ALTER FUNCTION leora.companies_to_learn() OWNER TO leora_search;
REVOKE CREATE ON SCHEMA leora FROM leora_search;
REVOKE ALL ON FUNCTION leora.search_customers(text, int, uuid[]), leora.companies_to_learn() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION leora.search_customers(text, int, uuid[]) TO leora_app;
GRANT EXECUTE ON FUNCTION leora.companies_to_learn() TO leora_auth;
