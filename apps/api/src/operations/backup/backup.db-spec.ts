import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { FilledDemo } from '../../../test/filled-demo';
import { freshDatabase, type FreshDatabase } from '../../../test/fresh-database';
import { runSql } from '../../../test/run-sql';
import { wave } from '../../../test/waves';
import { LocalStore } from '../../platform/media/local-store';
import { newStorageKey, voiceKey } from '../../platform/media/media-store';
import { digestsOf, photosOf, rulesOf, startWriter, type Digests } from '../../../test/whole-database';
import { verifyBooks } from '../books/verify-books';
import { refusals } from './backup.texts';
import { restoreCommand, backupCommand } from './commands';
import { checkBackup } from './read-backup';
import { restoreBackup } from './restore-backup';
import { takeBackup, type BackupTaken } from './take-backup';

jest.setTimeout(180_000);

const key = randomBytes(32);
let demo: FilledDemo;
let folder: string;
let file: string;
let taken: BackupTaken;
/** Of the source, at the backup's own moment. */
let atSnapshot: Digests;
let writtenMeanwhile: number;
let elsewhere: FreshDatabase;
const made: FreshDatabase[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jishan-drill-'));
  demo = await FilledDemo.fill();
  await sayOnce(demo);
  file = join(folder, 'county.bak');
  elsewhere = await another();
  const writer = startWriter(demo.database.ownerUrl);
  await writer.wrote(3);
  const before = writer.count();
  taken = await takeBackup({
    ownerUrl: demo.database.ownerUrl,
    key,
    to: file,
    mediaDir: demo.mediaDir,
    onSnapshot: async snapshot => {
      atSnapshot = await digestsOf(demo.database.ownerUrl, snapshot);
      await writer.wrote(3);
    },
  });
  writtenMeanwhile = writer.count() - before;
  await writer.stop();
  await restoreBackup({ ownerUrl: elsewhere.ownerUrl, key, from: file, mediaDir: join(folder, 'media') });
});
afterAll(async () => {
  for (const database of made) await database.drop();
  await demo.remove();
  await rm(folder, { recursive: true, force: true });
});

/** The demonstration has nobody speak. */
async function sayOnce({ database, mediaDir }: FilledDemo): Promise<void> {
  const [storageKey, bytes] = [newStorageKey(), wave()];
  await new LocalStore(mediaDir).write(voiceKey(storageKey), bytes);
  await runSql(database.ownerUrl, [
    `INSERT INTO media_voice (village_id, id, uploaded_by_account_id, storage_key, milliseconds, bytes, sha256)
     SELECT id, gen_random_uuid(), gen_random_uuid(), '${storageKey}', 2000, ${bytes.length}, sha256('said') FROM village LIMIT 1`,
  ]);
}

async function another(): Promise<FreshDatabase> {
  const database = await freshDatabase();
  made.push(database);
  return database;
}

describe('the drill: backed up while people work, restored elsewhere', () => {
  it('people did work meanwhile', async () => {
    expect(writtenMeanwhile).toBeGreaterThanOrEqual(3);
    expect(await digestsOf(demo.database.ownerUrl)).not.toEqual(atSnapshot);
  });

  it('every table is as it was at the backup’s moment', async () => {
    expect(await digestsOf(elsewhere.ownerUrl)).toEqual(atSnapshot);
    expect(Object.keys(atSnapshot).length).toBeGreaterThan(30);
    expect(taken.manifest.tables.map(({ name, count }) => [name, String(count)])).toEqual(
      Object.entries(atSnapshot).map(([name, digest]) => [name, digest.split(' ')[0]]),
    );
  });

  it('every photo and voice note is there, byte by byte', async () => {
    const photos = await photosOf(join(folder, 'media'));
    expect(photos).toEqual(await photosOf(demo.mediaDir));
    expect(taken.manifest).toMatchObject({ media: { count: Object.keys(photos).length }, mediaMissing: 0 });
    expect(Object.keys(photos).length).toBeGreaterThan(20);
    expect(Object.keys(photos).filter(name => name.endsWith('.voice.wav'))).toHaveLength(1);
  });

  it('the books agree with every entry', async () => {
    const verified = await verifyBooks(elsewhere.ownerUrl);
    expect(verified.faults).toEqual([]);
    expect(verified.transfers).toBeGreaterThan(1_500);
  });

  it('foreign keys, triggers and row-level security stand as the migrations made them', async () => {
    expect(await rulesOf(elsewhere.ownerUrl)).toEqual(await rulesOf((await another()).ownerUrl));
    await expect(runSql(elsewhere.ownerUrl, ['UPDATE ledger_entry SET amount = amount + 1'])).rejects.toThrow('append-only');
    expect(await runSql(elsewhere.appUrl, ['SELECT count(*)::int AS n FROM person'])).toEqual([{ n: 0 }]);
  });

  it('is one file that only its owner may read, with nothing of a village legible in it', async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const bytes = await readFile(file);
    expect(bytes.length).toBe(taken.bytes);
    for (const word of ['桠溪村', '罗秀英', 'ledger_entry', 'JFIF']) expect(bytes.includes(word)).toBe(false);
    expect(existsSync(`${file}.part`)).toBe(false);
  });
});

describe('what is refused, and leaves nothing behind', () => {
  const restoreInto = (database: FreshDatabase, from: string, withKey = key) =>
    restoreBackup({ ownerUrl: database.ownerUrl, key: withKey, from, mediaDir: join(folder, 'not-restored') });
  let empty: FreshDatabase;
  let untouched: { digests: Digests; rules: Record<string, unknown>[] };
  beforeAll(async () => {
    empty = await another();
    untouched = { digests: await digestsOf(empty.ownerUrl), rules: await rulesOf(empty.ownerUrl) };
  });
  afterEach(async () => {
    expect({ digests: await digestsOf(empty.ownerUrl), rules: await rulesOf(empty.ownerUrl) }).toEqual(untouched);
    expect((await readdir(folder)).filter(name => name.startsWith('not-restored'))).toEqual([]);
  });

  it('another key', async () => {
    await expect(restoreInto(empty, file, randomBytes(32))).rejects.toThrow(refusals.wrongKey());
  });

  it.each<[string, (path: string, bytes: number) => Promise<void>]>([
    ['cut by one byte', (path, bytes) => truncate(path, bytes - 1)],
    ['cut between two chunks', path => truncate(path, 57 + 3 * (65_536 + 16))],
    ['one bit turned, near the end', (path, bytes) => flip(path, bytes - 40)],
    ['one bit turned, at the beginning', path => flip(path, 60)],
    ['something added', async (path, bytes) => writeFile(path, Buffer.concat([await readFile(path), Buffer.alloc((bytes % 7) + 1)]))],
  ])('%s', async (_what, spoil) => {
    const spoilt = join(folder, 'spoilt.bak');
    await copyFile(file, spoilt);
    await spoil(spoilt, taken.bytes);
    await expect(checkBackup(spoilt, key)).rejects.toThrow(refusals.damaged());
  });

  it('damage that is met when all tables have been filled already', async () => {
    const spoilt = join(folder, 'spoilt.bak');
    await copyFile(file, spoilt);
    await flip(spoilt, taken.bytes - 40);
    await expect(restoreInto(empty, spoilt)).rejects.toThrow(refusals.damaged());
  });

  it('what is no backup, or of a version to come, or not there', async () => {
    const other = join(folder, 'other.bak');
    await writeFile(other, 'PGDMP');
    await expect(restoreInto(empty, other)).rejects.toThrow(refusals.notABackup());
    const bytes = await readFile(file);
    await writeFile(other, Buffer.concat([bytes.subarray(0, 8), Buffer.from([9]), bytes.subarray(9)]));
    await expect(restoreInto(empty, other)).rejects.toThrow(refusals.newerFormat(9));
    await expect(restoreInto(empty, join(folder, 'none'))).rejects.toThrow(refusals.cannotRead(join(folder, 'none'), 'ENOENT'));
  });

  it('a database that holds anything, and a photo folder that holds anything', async () => {
    const filled = await another();
    await runSql(filled.ownerUrl, ['INSERT INTO account (id) VALUES (new_id())']);
    const before = await digestsOf(filled.ownerUrl);
    await expect(restoreInto(filled, file)).rejects.toThrow(refusals.notEmpty('account'));
    expect(await digestsOf(filled.ownerUrl)).toEqual(before);
    const refused = restoreBackup({ ownerUrl: empty.ownerUrl, key, from: file, mediaDir: join(folder, 'media') });
    await expect(refused).rejects.toThrow(refusals.mediaNotEmpty(join(folder, 'media')));
    await expect(restoreBackup({ ownerUrl: empty.ownerUrl, key, from: file, mediaDir: null })).rejects.toThrow(
      refusals.noMediaFolder(photoFiles()),
    );
  });

  it('a database of another version, or in use', async () => {
    const older = await another();
    const last = taken.manifest.migrations.at(-1) ?? '';
    await runSql(older.ownerUrl, [`DELETE FROM schema_migration WHERE name = '${last}'`]);
    await expect(restoreInto(older, file)).rejects.toThrow(refusals.otherVersion(last, taken.manifest.migrations.at(-2) ?? ''));
    const reader = new Client({ connectionString: empty.ownerUrl });
    await reader.connect();
    try {
      await reader.query('BEGIN');
      await reader.query('SELECT 1 FROM village');
      await expect(restoreInto(empty, file)).rejects.toThrow(refusals.inUse());
    } finally {
      await reader.end();
    }
  });

  it('a backup over a file that is there, by a role that does not see everything, or into a folder that is not there', async () => {
    const { ownerUrl, appUrl } = elsewhere;
    await expect(takeBackup({ ownerUrl, key, to: file, mediaDir: null })).rejects.toThrow(refusals.fileExists(file));
    const to = join(folder, 'new.bak');
    await expect(takeBackup({ ownerUrl: appUrl, key, to, mediaDir: null })).rejects.toThrow('jishan_owner');
    await expect(takeBackup({ ownerUrl, key, to: join(folder, 'no/where'), mediaDir: null })).rejects.toThrow('ENOENT');
    expect((await readdir(folder)).filter(name => name.startsWith('new'))).toEqual([]);
  });
});

const photoFiles = (): number => taken.manifest.media?.count ?? 0;

async function flip(path: string, at: number): Promise<void> {
  const bytes = await readFile(path);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  await writeFile(path, bytes);
}

describe('the commands', () => {
  const run = async (command: typeof backupCommand, args: string[], env: Record<string, string>) => {
    const lines: string[] = [];
    const add = (line: string): void => void lines.push(line);
    return { code: await command(args, { say: add, complain: add }, env), lines };
  };
  const env = (database: FreshDatabase, media: string) => ({
    DATABASE_OWNER_URL: database.ownerUrl,
    JISHAN_BACKUP_KEY: key.toString('base64'),
    JISHAN_MEDIA_DIR: join(folder, media),
  });

  it('find damage that was planted in the books, and say where', async () => {
    const [victim] = await runSql(elsewhere.ownerUrl, [
      `ALTER TABLE ledger_entry DISABLE TRIGGER ledger_entry_append_only`,
      `UPDATE ledger_entry SET amount = amount + 1 WHERE (village_id, account_id, seq) = (SELECT village_id, account_id, seq FROM ledger_entry ORDER BY account_id LIMIT 1) RETURNING account_id`,
    ]);
    const spoilt = join(folder, 'spoilt-books.bak');
    expect(await run(backupCommand, ['--to', spoilt], env(elsewhere, 'media'))).toMatchObject({ code: 0 });
    const { code, lines } = await run(restoreCommand, [`--from=${spoilt}`], env(await another(), 'restored-damage'));
    expect(code).toBe(1);
    expect(lines.join('\n')).toContain('账目不符');
    expect(lines.join('\n')).toContain(String(victim?.['account_id']));
  });

  it('restore and verify, and check a file without a database', async () => {
    const restored = await run(restoreCommand, ['--from', file], env(await another(), 'restored'));
    expect(restored).toMatchObject({ code: 0, lines: [expect.stringContaining('已恢复'), expect.stringContaining('账目相符')] });
    const checked = await run(restoreCommand, ['--from', file, '--check'], { JISHAN_BACKUP_KEY: key.toString('base64') });
    expect(checked).toMatchObject({ code: 0, lines: [expect.stringContaining('备份完好')] });
  });

  it('say what is missing in one sentence', async () => {
    const all = env(elsewhere, 'media');
    const { JISHAN_BACKUP_KEY: _key, ...keyless } = all;
    const keyFile = join(folder, 'backup.key');
    await writeFile(keyFile, 'short');
    const tries: [typeof backupCommand, string[], Record<string, string>, string][] = [
      [backupCommand, [], all, refusals.needTo().message],
      [restoreCommand, [], all, refusals.needFrom().message],
      [backupCommand, ['--to'], all, refusals.missingValue('--to').message],
      [backupCommand, ['--form', 'x'], all, refusals.unknownOption('--form').message],
      [backupCommand, ['--to', join(folder, 'x')], keyless, 'JISHAN_BACKUP_KEY'],
      [backupCommand, ['--to', join(folder, 'x'), '--key-file', keyFile], keyless, 'JISHAN_BACKUP_KEY'],
      [backupCommand, ['--to', join(folder, 'x'), '--key-file', join(folder, 'none')], keyless, 'ENOENT'],
      [backupCommand, ['--to', join(folder, 'x')], { ...all, DATABASE_OWNER_URL: 'postgres://u:p@127.0.0.1:9/x' }, 'ECONNREFUSED'],
    ];
    for (const [command, args, given, sentence] of tries) {
      const { code, lines } = await run(command, args, given);
      expect({ code, lines }).toEqual({ code: 2, lines: [expect.stringContaining(sentence)] });
    }
    expect(existsSync(join(folder, 'x'))).toBe(false);
  });
});
