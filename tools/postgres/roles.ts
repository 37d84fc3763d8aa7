import { escapeIdentifier, escapeLiteral } from 'pg';
import type { Passwords } from './passwords';
import { withSession } from './session';

export const ownerRole = 'jishan_owner';
export const appRole = 'jishan_app';

/** Neither role may lift row-level security or make databases; only the owner may change the schema. */
const limits = 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS';

export async function ensureRoles(superuserUrl: string, passwords: Passwords): Promise<void> {
  await withSession(superuserUrl, async client => {
    for (const [role, password] of [
      [ownerRole, passwords.owner],
      [appRole, passwords.app],
    ] as const) {
      const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
      await client.query(`${rowCount ? 'ALTER' : 'CREATE'} ROLE ${role} ${limits} PASSWORD ${escapeLiteral(password)}`);
    }
  });
}

/** Makes the database once; ownership and privileges are set each time, so a half-made one is completed. */
export async function ensureDatabase(superuserUrl: string, name: string): Promise<void> {
  // The limit is PostgreSQL's NAMEDATALEN; the alphabet keeps names usable unquoted in URLs and in psql.
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(name)) throw new TypeError(`not a database name: ${name}`);
  const quoted = escapeIdentifier(name);
  await withSession(superuserUrl, async client => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (!rowCount) await client.query(`CREATE DATABASE ${quoted} OWNER ${ownerRole}`);
    await client.query(`ALTER DATABASE ${quoted} OWNER TO ${ownerRole}`);
    await client.query(`REVOKE ALL ON DATABASE ${quoted} FROM PUBLIC`);
    await client.query(`GRANT CONNECT ON DATABASE ${quoted} TO ${appRole}`);
  });
  const inside = new URL(superuserUrl);
  inside.pathname = `/${name}`;
  await withSession(inside.href, async client => {
    await client.query(`ALTER SCHEMA public OWNER TO ${ownerRole}`);
    await client.query('REVOKE ALL ON SCHEMA public FROM PUBLIC');
    await client.query(`GRANT USAGE ON SCHEMA public TO ${appRole}`);
  });
}
