import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Client } from 'pg';
import { BackupRefusal, refusals } from './backup.texts';
import { inSchema, migrationsOf, sequencesOf, tablesOf } from './catalog';
import { connect } from './connect';
import { FrameWriter } from './frames';
import type { Manifest, Part, TableShape } from './manifest';
import { writeMedia } from './media-files';
import { ofDatabase, reasonOf } from './reason';
import { SealedWriter } from './sealed-file';

const ROWS_A_BATCH = 500;

export interface BackupRequest {
  readonly ownerUrl: string;
  /** 32 bytes or more. */
  readonly key: Buffer;
  /** Never overwritten. */
  readonly to: string;
  /** Null when the photos are in object storage. */
  readonly mediaDir: string | null;
  /** Told the snapshot's name while it is open, for whoever wants to look at the very same moment. */
  readonly onSnapshot?: (snapshot: string) => Promise<void>;
}

export interface BackupTaken {
  readonly manifest: Manifest;
  readonly bytes: number;
}

/** Everything the database holds at one moment, without stopping anybody; the file is whole or not there. Throws a BackupRefusal. */
export async function takeBackup(request: BackupRequest): Promise<BackupTaken> {
  if (existsSync(request.to)) throw refusals.fileExists(request.to);
  const unfinished = `${request.to}.part`;
  const file = await open(unfinished, 'w', 0o600).catch((error: unknown) => {
    throw refusals.cannotWrite(request.to, reasonOf(error));
  });
  try {
    const sealed = await SealedWriter.begin(file, request.key);
    const manifest = await writeAll(request, new FrameWriter(sealed));
    const bytes = await sealed.end();
    await file.sync();
    await file.close();
    if (existsSync(request.to)) throw refusals.fileExists(request.to);
    await rename(unfinished, request.to);
    await syncFolder(dirname(request.to));
    return { manifest, bytes };
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(unfinished, { force: true });
    const known = ofDatabase(error);
    throw known instanceof BackupRefusal ? known : refusals.cannotWrite(request.to, reasonOf(known));
  }
}

async function writeAll(request: BackupRequest, frames: FrameWriter): Promise<Manifest> {
  const client = await connect(request.ownerUrl, 'jishan backup');
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const [start] = (
      await client.query<{ at: Date; version: string; snapshot: string }>(
        `SELECT now() AS at, current_setting('server_version') AS version, pg_export_snapshot() AS snapshot`,
      )
    ).rows;
    if (!start) throw new Error('the database answered nothing');
    await request.onSnapshot?.(start.snapshot);
    const [createdAt, migrations, shapes] = [start.at.toISOString(), await migrationsOf(client), await tablesOf(client)];
    await frames.note('head', { createdAt, postgres: start.version, migrations, tables: shapes });
    const tables: Part[] = [];
    for (const shape of shapes) tables.push(await writeTable(client, frames, shape));
    const sequences = await sequencesOf(client);
    const media = request.mediaDir === null ? null : await writeMedia(client, frames, request.mediaDir);
    const manifest: Manifest = {
      createdAt,
      migrations,
      tables,
      sequences,
      media: media?.part ?? null,
      mediaMissing: media?.missing ?? 0,
    };
    await frames.note('manifest', manifest);
    await client.query('COMMIT');
    return manifest;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Whole rows in PostgreSQL's own text form: the one form that every type reads back as it was. */
async function writeTable(client: Client, frames: FrameWriter, { name }: TableShape): Promise<Part> {
  await frames.note('table', { name });
  const sha256 = createHash('sha256');
  let count = 0;
  await client.query(`DECLARE backup_rows NO SCROLL CURSOR FOR SELECT whole::text AS line FROM ${inSchema(name)} AS whole`);
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`FETCH ${ROWS_A_BATCH} FROM backup_rows`);
    if (rows.length === 0) break;
    count += rows.length;
    const json = JSON.stringify(rows.map(({ line }) => line));
    sha256.update(json);
    await frames.rows(json);
  }
  await client.query('CLOSE backup_rows');
  const part: Part = { name, count, sha256: sha256.digest('hex') };
  await frames.note('end', part);
  return part;
}

/** The name itself must survive a power cut; Windows opens no folders. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
