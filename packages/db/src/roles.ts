import { createHmac } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import postgres, { type Sql } from 'postgres'

const loginRoles = ['leora_app', 'leora_auth'] as const
export type LoginRole = (typeof loginRoles)[number]

/** Every node derives the same password from this key, so none has to be passed around. */
export function rolePassword(rolesKey: string, role: LoginRole): string {
  return createHmac('sha256', rolesKey).update(`database role ${role}`).digest('base64url')
}

/**
 * Roles belong to the whole server, so they are made outside the migrations and
 * are left as they are when they exist.
 */
export async function ensureRoles(admin: Sql, rolesKey: string): Promise<void> {
  for (let patience = 20; ; patience--) {
    try {
      return await makeRoles(admin, rolesKey)
    } catch (error) {
      // A lock holds within one database; a node of another database of this server alters the same roles.
      if (patience === 0 || !isAlteredElsewhere(error)) throw error
      await setTimeout(50)
    }
  }
}

// "Tuple concurrently updated" is an internal error; the others come of two that make the same role.
const raceCodes = new Set(['XX000', '42710', '23505'])

function isAlteredElsewhere(error: unknown): boolean {
  return error instanceof postgres.PostgresError && raceCodes.has(error.code)
}

async function makeRoles(admin: Sql, rolesKey: string): Promise<void> {
  await admin.unsafe(`
    DO $do$
    BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'leora_owner') THEN CREATE ROLE leora_owner NOLOGIN; END IF;
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'leora_search') THEN CREATE ROLE leora_search NOLOGIN; END IF;
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'leora_app') THEN CREATE ROLE leora_app LOGIN; END IF;
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'leora_auth') THEN CREATE ROLE leora_auth LOGIN; END IF;
      EXECUTE format('GRANT leora_owner, leora_search, leora_auth TO %I', current_user);
      GRANT leora_search, leora_auth TO leora_owner;
      EXECUTE format('GRANT CREATE, CONNECT ON DATABASE %I TO leora_owner', current_database());
      EXECUTE format('GRANT CONNECT ON DATABASE %I TO leora_app, leora_auth', current_database());
      GRANT CREATE, USAGE ON SCHEMA public TO leora_owner WITH GRANT OPTION;
    END
    $do$`)
  for (const role of loginRoles) {
    const password = rolePassword(rolesKey, role)
    // ALTER ROLE takes no parameters; the password is base64url, so it holds no quote.
    await admin.unsafe(`ALTER ROLE ${role} PASSWORD '${password}'`)
  }
  await admin.unsafe(`
    ALTER ROLE leora_app SET statement_timeout = '15s';
    ALTER ROLE leora_app SET lock_timeout = '5s';
    ALTER ROLE leora_app SET idle_in_transaction_session_timeout = '30s';
    ALTER ROLE leora_app SET timezone = 'UTC';
    -- Rows are read from memory or flash: by the default for turning disks a scan of everything looks cheap.
    ALTER ROLE leora_app SET random_page_cost = 1.1;
    -- A request's page is never worth starting processes for, and PostgreSQL 15 would sort a company's log by them.
    ALTER ROLE leora_app SET max_parallel_workers_per_gather = 0;
    ALTER ROLE leora_auth SET statement_timeout = '5s';
    ALTER ROLE leora_auth SET idle_in_transaction_session_timeout = '10s';
    ALTER ROLE leora_auth SET timezone = 'UTC'`)
}
