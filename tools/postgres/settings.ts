import type { Client } from 'pg';

/** With one of these off, work that was answered as done can be lost. */
const durability = ['fsync', 'synchronous_commit', 'full_page_writes'] as const;

/** What the starter alone decides: reachable from this machine only, and found again by its own files. */
const reserved = new Set([
  'listen_addresses',
  'port',
  'unix_socket_directories',
  'hba_file',
  'ident_file',
  'config_file',
  'data_directory',
]);

const defaults: Readonly<Record<string, string>> = {
  shared_buffers: '256MB',
  max_connections: '200',
  max_wal_size: '2GB',
  // Short statements only: compiling them costs more than it gains.
  jit: 'off',
};

export function serverSettings(given: Readonly<Record<string, string>>): Record<string, string> {
  return { ...defaults, ...given };
}

export function judgeSettings(given: Readonly<Record<string, string>>, unsafeForTests: boolean): void {
  for (const [name, value] of Object.entries(given)) {
    if (reserved.has(name)) throw new TypeError(`${name} is the starter's own setting`);
    // They travel through pg_ctl's shell, so nothing in them may mean anything to one.
    if (!/^[a-z_.]+$/.test(name) || !/^[\w .,:/%+-]*$/.test(value)) throw new TypeError(`not a plain setting: ${name}=${value}`);
    const isDurability = durability.some(known => known === name);
    if (isDurability && value !== 'on' && !unsafeForTests) throw new TypeError(`${name}=${value} needs unsafeForTests`);
  }
}

export async function durabilityOf(client: Client): Promise<string[]> {
  const { rows } = await client.query<Record<string, string>>(
    `SELECT ${durability.map(name => `current_setting('${name}') AS ${name}`).join(', ')}`,
  );
  return Object.values(rows[0] ?? {});
}
