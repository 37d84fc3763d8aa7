import { randomBytes } from 'node:crypto';
import { runSql } from './run-sql';

/** What the global setup leaves for the test files (they are other processes) in one environment variable. */
export interface ServerNote {
  readonly superuserUrl: string;
  /** Of the template; the clones differ in the database's name only. */
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** Also stands in the server itself, so that a note pointing to any other server is noticed. */
  readonly token: string;
}

export interface FreshDatabase {
  /** The role that owns the schema: migrations, and what only a test may look at. */
  readonly ownerUrl: string;
  /** The role the application runs as: row-level security holds, the books are read-only. */
  readonly appUrl: string;
  drop(): Promise<void>;
}

export const NOTE_VARIABLE = 'JISHAN_TEST_SERVER';
export const MARKER_TABLE = 'jishan_test_marker';
export const TEMPLATE_NAME = 'jishan_test_template';
const CLONE_NAME = /^jishan_test_[0-9a-f]{16}$/;

/** A migrated, empty database of its own for one test file, cloned from the template in about 100 ms. Call it in `beforeAll`. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const note = serverNote();
  await refuseForeignServer(note);
  const name = `jishan_test_${randomBytes(8).toString('hex')}`;
  await cloneTemplate(note, name);
  return {
    ownerUrl: withDatabase(note.ownerUrl, name),
    appUrl: withDatabase(note.appUrl, name),
    drop: () => dropDatabase(note, name),
  };
}

export function serverNote(): ServerNote {
  const text = process.env[NOTE_VARIABLE];
  if (!text) throw new Error(`no test server: run database tests by jest's project "api-db", whose global setup starts one`);
  return JSON.parse(text) as ServerNote;
}

/** Other people's data is never cloned into, dropped or even looked at: the server must bear the mark that this run gave it. */
export async function refuseForeignServer(note: ServerNote): Promise<void> {
  const host = new URL(note.superuserUrl).hostname;
  if (host !== '127.0.0.1' && host !== 'localhost')
    throw new Error(`refused: ${host} is not this machine; the harness uses only the server it started`);
  const marks = await runSql(note.superuserUrl, [`SELECT to_regclass('public.${MARKER_TABLE}')::text AS found`]);
  if (marks[0]?.found !== MARKER_TABLE) throw new Error('refused: this server bears no mark of the test harness');
  const tokens = await runSql(note.superuserUrl, [`SELECT token FROM ${MARKER_TABLE}`]);
  if (tokens[0]?.token !== note.token) throw new Error('refused: this server was started by another test run');
}

export async function dropDatabase(note: ServerNote, name: string): Promise<void> {
  if (!CLONE_NAME.test(name)) throw new Error(`refused: the harness did not make a database called ${name}`);
  await refuseForeignServer(note);
  await runSql(note.superuserUrl, [`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`]);
}

/** A template somebody is connected to cannot be cloned, so nobody may connect to it any more. */
export async function closeTemplate(superuserUrl: string): Promise<void> {
  await runSql(superuserUrl, [
    `ALTER DATABASE ${TEMPLATE_NAME} WITH ALLOW_CONNECTIONS false`,
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${TEMPLATE_NAME}'`,
  ]);
}

/** CREATE DATABASE copies neither the database's owner nor its privileges, so both are taken over here. */
async function cloneTemplate(note: ServerNote, name: string): Promise<void> {
  const owner = new URL(note.ownerUrl).username;
  const app = new URL(note.appUrl).username;
  await runSql(note.superuserUrl, [
    `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE_NAME} OWNER "${owner}" STRATEGY FILE_COPY`,
    `REVOKE ALL ON DATABASE ${name} FROM PUBLIC`,
    `GRANT CONNECT ON DATABASE ${name} TO "${app}"`,
  ]);
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
