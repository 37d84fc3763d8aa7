import { mkdirSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeDataFolder } from './remove-data-folder';
import { StartRefusal } from './start-refusal';
import { startPostgres, type StartOptions } from './start-postgres';

jest.setTimeout(120_000);

describe('what cannot start says why in one sentence', () => {
  let home: string;
  let dataDir: string;

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'jishan-spec-'));
    dataDir = join(home, 'postgres');
  });

  afterEach(() => rmSync(home, { recursive: true, force: true }));

  async function refusalOf(more: Partial<StartOptions> = {}): Promise<string> {
    const options: StartOptions = { dataDir, unsafeForTests: true, ...more };
    const outcome = await startPostgres(options).then(
      server => server.stop(),
      (error: unknown) => error,
    );
    expect(outcome).toBeInstanceOf(StartRefusal);
    const { message } = outcome as StartRefusal;
    expect(message).toMatch(/^[^\n]+。$/);
    return message;
  }

  async function madeOnce(): Promise<void> {
    await (await startPostgres({ dataDir, unsafeForTests: true })).stop();
  }

  it('a folder with other things in it, which stay as they were', async () => {
    mkdirSync(dataDir);
    writeFileSync(join(dataDir, '照片.jpg'), 'x');
    expect(await refusalOf()).toContain('缺少 PG_VERSION');
    expect(readdirSync(dataDir)).toEqual(['照片.jpg']);
    expect(readdirSync(home)).toEqual(['postgres']);
  });

  it('a file where the folder should be', async () => {
    writeFileSync(dataDir, 'x');
    expect(await refusalOf()).toContain('不是文件夹');
    expect(await refusalOf({ dataDir: join(dataDir, 'below') })).toContain('不是文件夹');
  });

  it('data of another major version', async () => {
    await madeOnce();
    writeFileSync(join(dataDir, 'PG_VERSION'), '16\n');
    expect(await refusalOf()).toContain('PostgreSQL 16 的数据');
  });

  it('a damaged control file, and a missing one; --fresh can still remove them', async () => {
    await madeOnce();
    const control = join(dataDir, 'global', 'pg_control');
    writeFileSync(control, Buffer.alloc(8192, 7));
    expect(await refusalOf()).toContain('已损坏');
    truncateSync(control, 0);
    expect(await refusalOf()).toContain('已损坏');
    rmSync(control);
    expect(await refusalOf()).toContain('已损坏');
    await removeDataFolder({ dataDir });
    expect(readdirSync(home)).toEqual([]);
  });

  it('a demanded port that somebody has', async () => {
    const other = createServer();
    const port = await new Promise<number>(resolve =>
      other.listen(0, '127.0.0.1', () => {
        const address = other.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      }),
    );
    try {
      expect(await refusalOf({ port })).toContain(`端口 ${port} 已被占用`);
    } finally {
      other.close();
    }
  });

  it('no package for this platform', async () => {
    expect(await refusalOf({ packageRoot: join(home, 'nowhere') })).toContain('npm ci');
  });

  it('careless settings without the word for it, and settings that are the starter’s own', async () => {
    for (const [name, value] of [
      ['fsync', 'off'],
      ['synchronous_commit', 'local'],
      ['full_page_writes', 'off'],
    ] as const) {
      await expect(startPostgres({ dataDir, settings: { [name]: value } })).rejects.toThrow(/needs unsafeForTests/);
    }
    await expect(startPostgres({ dataDir, settings: { listen_addresses: '*' } })).rejects.toThrow(/own setting/);
    await expect(startPostgres({ dataDir, settings: { work_mem: '4MB"; touch x; "' } })).rejects.toThrow(/not a plain setting/);
    expect(readdirSync(home)).toEqual([]);
  });
});
