import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm, rmdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Client } from 'pg';
import { BackupRefusal, refusals } from './backup.texts';
import { inSchema, migrationsOf, quoted, tablesOf } from './catalog';
import { connect } from './connect';
import type { Head, Manifest, TableShape } from './manifest';
import { refuseFilledFolder } from './media-files';
import { readBackup } from './read-backup';
import { ofDatabase, reasonOf } from './reason';

export interface RestoreRequest {
  /** Of an empty database with the migrations of the backup. */
  readonly ownerUrl: string;
  readonly key: Buffer;
  readonly from: string;
  /** Absent or empty; null when the backup has no photos. */
  readonly mediaDir: string | null;
}

/**
 * Everything or nothing: rows in one transaction, photos in a folder beside the right one that gets its name just before the commit.
 * Throws a BackupRefusal; then database and folder are as they were.
 */
export async function restoreBackup({ ownerUrl, key, from, mediaDir }: RestoreRequest): Promise<Manifest> {
  if (mediaDir !== null) await refuseFilledFolder(mediaDir);
  const staging = mediaDir === null ? null : `${mediaDir}.restoring-${randomBytes(6).toString('hex')}`;
  const client = await connect(ownerUrl, 'jishan restore');
  let isNamed = false;
  try {
    await client.query('BEGIN');
    const database = new EmptyDatabase(client);
    if (staging !== null) await mkdir(staging, { recursive: true, mode: 0o700 });
    const manifest = await readBackup(from, key, {
      mediaDir: staging,
      head: head => database.prepare(head),
      rows: (table, rows) => database.insert(table, rows),
    });
    await database.complete(manifest);
    if (manifest.media && manifest.media.count > 0) {
      if (mediaDir === null || staging === null) throw refusals.noMediaFolder(manifest.media.count);
      await mkdir(dirname(mediaDir), { recursive: true });
      // An empty folder may stand there; one that is not empty stops here.
      await rmdir(mediaDir).catch(() => undefined);
      await rename(staging, mediaDir);
      isNamed = true;
    }
    await client.query('COMMIT');
    await client.query('ANALYZE');
    return manifest;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    if (isNamed && mediaDir !== null) await rm(mediaDir, { recursive: true, force: true });
    const known = ofDatabase(error);
    throw known instanceof BackupRefusal ? known : refusals.notRestored(reasonOf(known));
  } finally {
    if (staging !== null && !isNamed) await rm(staging, { recursive: true, force: true });
    await client.end().catch(() => undefined);
  }
}

interface Named {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

/** The schema stays as the migrations made it: what a load needs out of the way is put back, by its own definition, before the commit. */
class EmptyDatabase {
  private shapes = new Map<string, TableShape>();
  private foreignKeys: Named[] = [];
  private triggers: Named[] = [];

  constructor(private readonly client: Client) {}

  async prepare(head: Head): Promise<void> {
    const migrations = await migrationsOf(this.client);
    if (JSON.stringify(migrations) !== JSON.stringify(head.migrations))
      throw refusals.otherVersion(head.migrations.at(-1) ?? '', migrations.at(-1) ?? '');
    const shapes = await tablesOf(this.client);
    this.shapes = new Map(shapes.map(shape => [shape.name, shape]));
    const odd = firstDifference(shapes, head.tables);
    if (odd !== undefined) throw refusals.otherTables(odd);
    // From here on nobody else reads or writes it: an API that still runs is noticed by the lock it holds.
    await this.client.query(`LOCK TABLE ${shapes.map(({ name }) => inSchema(name)).join(', ')} IN ACCESS EXCLUSIVE MODE`);
    for (const { name } of shapes) {
      const { rows } = await this.client.query<{ filled: boolean }>(`SELECT EXISTS (SELECT 1 FROM ${inSchema(name)}) AS filled`);
      if (rows[0]?.filled) throw refusals.notEmpty(name);
    }
    await this.stepAside();
  }

  /** Foreign keys go in circles (a household's head lives in it); append-only triggers and balances' checks were true when the rows were written. */
  private async stepAside(): Promise<void> {
    this.foreignKeys = (
      await this.client.query<Named>(
        `SELECT c.relname AS table, k.conname AS name, pg_get_constraintdef(k.oid) AS definition FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
         WHERE k.contype = 'f' AND k.conparentid = 0 AND c.relnamespace = 'public'::regnamespace ORDER BY k.conname`,
      )
    ).rows;
    this.triggers = (
      await this.client.query<Named>(
        `SELECT c.relname AS table, t.tgname AS name, '' AS definition FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
         WHERE NOT t.tgisinternal AND t.tgenabled = 'O' AND c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY t.tgname`,
      )
    ).rows;
    for (const { table, name } of this.foreignKeys)
      await this.client.query(`ALTER TABLE ${inSchema(table)} DROP CONSTRAINT ${quoted(name)}`);
    for (const { table, name } of this.triggers) await this.client.query(`ALTER TABLE ${inSchema(table)} DISABLE TRIGGER ${quoted(name)}`);
  }

  async insert(table: string, rows: readonly string[]): Promise<void> {
    const shape = this.shapes.get(table);
    if (!shape) throw refusals.damaged();
    const columns = shape.columns.filter(({ generated }) => !generated).map(({ name }) => quoted(name));
    // OFFSET 0 keeps the planner from reading each row's text once per column.
    const { rowCount } = await this.client.query(
      `INSERT INTO ${inSchema(table)} (${columns.join(', ')}) OVERRIDING SYSTEM VALUE SELECT ${columns.map(column => `(whole).${column}`).join(', ')}
       FROM (SELECT line::${inSchema(table)} AS whole FROM unnest($1::text[]) AS line OFFSET 0) AS lines`,
      [rows],
    );
    if (rowCount !== rows.length) throw refusals.damaged();
  }

  /** Adding the foreign keys again checks every row against them. */
  async complete(manifest: Manifest): Promise<void> {
    for (const { table, name, definition } of this.foreignKeys)
      await this.client.query(`ALTER TABLE ${inSchema(table)} ADD CONSTRAINT ${quoted(name)} ${definition}`);
    for (const { table, name } of this.triggers) await this.client.query(`ALTER TABLE ${inSchema(table)} ENABLE TRIGGER ${quoted(name)}`);
    for (const { name, lastValue, isCalled } of manifest.sequences)
      await this.client.query('SELECT setval($1::regclass, $2, $3)', [inSchema(name), lastValue, isCalled]);
  }
}

function firstDifference(here: readonly TableShape[], there: readonly TableShape[]): string | undefined {
  const text = (shape: TableShape | undefined): string => JSON.stringify(shape && [shape.name, shape.columns]);
  const names = new Set([...here, ...there].map(({ name }) => name));
  return [...names].find(name => text(here.find(one => one.name === name)) !== text(there.find(one => one.name === name)));
}
