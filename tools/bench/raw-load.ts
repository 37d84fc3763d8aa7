import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';

export interface RawResult {
  readonly perSecond: number;
  readonly by: 'pgbench' | 'pg';
}

export function hasPgbench(): boolean {
  return spawnSync('pgbench', ['--version'], { stdio: 'ignore' }).status === 0;
}

/**
 * The books' function by itself, one item a transaction, as the application's role: what PostgreSQL can do on this machine. Items lie in
 * the table bench_item (client, n); reading one costs an index look-up, which is charged to the raw side.
 */
export async function loadRaw(databaseUrl: string, functionName: string, clients: number, perClient: number): Promise<RawResult> {
  return hasPgbench() ? byPgbench(databaseUrl, functionName, clients, perClient) : byDriver(databaseUrl, functionName, clients, perClient);
}

function byPgbench(databaseUrl: string, functionName: string, clients: number, perClient: number): RawResult {
  const folder = mkdtempSync(join(tmpdir(), 'jishan-bench-'));
  try {
    const script = join(folder, 'script.sql');
    writeFileSync(
      script,
      `\\set n :n + 1\nSELECT outcome FROM ${functionName}((SELECT item FROM bench_item WHERE client = :client_id AND n = :n));\n`,
    );
    const output = execFileSync(
      'pgbench',
      ['-n', '-M', 'prepared', '-c', String(clients), '-j', '1', '-t', String(perClient), '-D', 'n=0', '-f', script, databaseUrl],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
    );
    const perSecond = Number(/tps = ([\d.]+)/.exec(output)?.[1]);
    if (!(perSecond > 0)) throw new Error(`pgbench said: ${output}`);
    return { perSecond, by: 'pgbench' };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function byDriver(databaseUrl: string, functionName: string, clients: number, perClient: number): Promise<RawResult> {
  const connections = await Promise.all(
    Array.from({ length: clients }, async () => {
      const client = new Client({ connectionString: databaseUrl });
      await client.connect();
      return client;
    }),
  );
  const text = `SELECT outcome FROM ${functionName}((SELECT item FROM bench_item WHERE client = $1 AND n = $2))`;
  const started = process.hrtime.bigint();
  await Promise.all(
    connections.map(async (connection, client) => {
      for (let n = 1; n <= perClient; n += 1) await connection.query({ name: 'raw', text, values: [client, n] });
    }),
  );
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  await Promise.all(connections.map(connection => connection.end()));
  return { perSecond: (clients * perClient) / seconds, by: 'pg' };
}
