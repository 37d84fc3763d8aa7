import { Client } from 'pg';
import { startPostgres } from '../postgres';
import type { DataHome } from './data-home';
import { refusals, steps as titles } from './start.texts';
import type { Steps } from './steps';

/** The product's database, whoever runs it. */
export interface Database {
  readonly appUrl: string;
  readonly ownerUrl: string;
  /** Only of a server we started ourselves. */
  readonly superuserUrl?: string;
  /** The process to kill in a bank test; only of a server we started ourselves. */
  readonly serverPid?: () => number;
  /** Only of a server we started ourselves; on the same port, so that the URLs stay true. */
  readonly restart?: () => Promise<void>;
  /** Throws all data away; only possible on a server we started ourselves. */
  readonly recreate?: () => Promise<void>;
  stop(): Promise<void>;
}

const databaseName = 'jishan';
const oldestVersion = 15;
const newestVersion = 18;

export interface EmbeddedRequest {
  readonly home: DataHome;
  readonly steps: Steps;
  readonly signals: 'stop-and-exit' | 'leave-to-caller';
  readonly unsafeForTests: boolean;
}

export function startEmbedded({ home, steps, signals, unsafeForTests }: EmbeddedRequest): Promise<Database> {
  return steps.run(titles.embedded, async say => {
    let server = await startPostgres({ dataDir: home.postgres, signals, unsafeForTests, log: say });
    await server.ensureDatabase(databaseName);
    return {
      appUrl: server.appUrl(databaseName),
      ownerUrl: server.ownerUrl(databaseName),
      superuserUrl: server.superuserUrl,
      serverPid: () => server.pid,
      restart: async () => {
        await server.stop();
        server = await startPostgres({ dataDir: home.postgres, signals, unsafeForTests, port: server.port });
      },
      recreate: async () => {
        await query(server.superuserUrl, `DROP DATABASE IF EXISTS ${databaseName} WITH (FORCE)`);
        await server.ensureDatabase(databaseName);
      },
      stop: () => server.stop(),
    };
  });
}

export function connectExternal(urls: { appUrl: string; ownerUrl: string }, steps: Steps): Promise<Database> {
  return steps.run(titles.external, async say => {
    const [row] = await query<{ server_version: string }>(urls.ownerUrl, 'SHOW server_version').catch((error: unknown) => {
      throw refusals.databaseUnreachable((error as Error).message || String((error as NodeJS.ErrnoException).code));
    });
    const version = row?.server_version ?? '';
    const major = Number.parseInt(version, 10);
    if (!(major >= oldestVersion && major <= newestVersion)) throw refusals.databaseVersion(`PostgreSQL ${version}`);
    say(`PostgreSQL ${version}`);
    return { ...urls, stop: () => Promise.resolve() };
  });
}

/** Nobody has an account: nobody has ever used it. */
export async function isEmpty(ownerUrl: string): Promise<boolean> {
  const [row] = await query<{ used: boolean }>(ownerUrl, 'SELECT EXISTS (SELECT 1 FROM account) AS used');
  return row?.used !== true;
}

async function query<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000, application_name: 'jishan start' });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}
