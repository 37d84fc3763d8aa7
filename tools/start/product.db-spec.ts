import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client } from 'pg';
import { startPostgres, StartRefusal } from '../postgres';
import { startProduct, type Product, type ProductOptions } from './product';
import { makeStandInProduct } from './stand-in-product';

jest.setTimeout(120_000);

describe('startProduct', () => {
  let world: string;
  let options: ProductOptions;
  const running: Product[] = [];

  beforeEach(() => {
    world = mkdtempSync(join(tmpdir(), 'jishan-spec-'));
    makeStandInProduct(join(world, 'repository'));
    options = { dataDir: join(world, 'data'), port: 0, build: false, quiet: true, unsafeForTests: true, root: join(world, 'repository') };
  });

  afterEach(async () => {
    for (const product of running.splice(0)) await product.stop();
    rmSync(world, { recursive: true, force: true });
  });

  async function start(more: Partial<ProductOptions> = {}): Promise<Product> {
    const product = await startProduct({ ...options, ...more });
    running.push(product);
    return product;
  }

  async function accounts(product: Product): Promise<number> {
    const client = new Client({ connectionString: product.databaseOwnerUrl });
    await client.connect();
    const { rows } = await client.query<{ n: number }>('SELECT count(*)::int AS n FROM account');
    await client.end();
    return rows[0]?.n ?? -1;
  }

  const told = async (product: Product) => (await (await fetch(product.baseUrl)).json()) as { pid: number; env: Record<string, string> };
  const isUp = (product: Product) =>
    fetch(product.baseUrl).then(
      () => true,
      () => false,
    );

  async function refusal(more: Partial<ProductOptions>): Promise<string> {
    const outcome = await start(more).catch((error: unknown) => error);
    expect(outcome).toBeInstanceOf(StartRefusal);
    return (outcome as StartRefusal).message;
  }

  it('fills the demo county once, and keeps data and secrets over a second start', async () => {
    const first = await start();
    expect(await accounts(first)).toBe(1);
    const before = (await told(first)).env;
    expect(before).toMatchObject({
      NODE_ENV: 'development',
      JISHAN_DEMO: 'true',
      JISHAN_WECHAT_STAND_IN: 'true',
      JISHAN_H5_DIR: join(world, 'repository/apps/miniprogram/dist/h5'),
    });
    expect(before['DATABASE_URL']).toContain('jishan_app:');
    expect(before['DATABASE_OWNER_URL']).toBeUndefined();
    await first.stop();
    expect(await isUp(first)).toBe(false);
    const second = await start({ env: { LOG_LEVEL: 'silent' } });
    expect(await accounts(second)).toBe(1);
    const after = (await told(second)).env;
    for (const name of [
      'JISHAN_TOKEN_KEY',
      'JISHAN_PHONE_KEY',
      'JISHAN_PHONE_INDEX_KEY',
      'JISHAN_MEDIA_KEY',
      'JISHAN_PICKUP_KEY',
      'JISHAN_BOOK_KEY',
    ]) {
      expect(Buffer.from(after[name] ?? '', 'base64')).toHaveLength(32);
      expect(after[name]).toBe(before[name]);
    }
    expect(after['LOG_LEVEL']).toBe('silent');
  });

  it('fills nothing when asked not to', async () => {
    expect(await accounts(await start({ demo: false }))).toBe(0);
  });

  it('fills again, from nothing, what was cut short', async () => {
    expect(await refusal({ env: { JISHAN_STAND_IN_BREAK: 'demo' } })).toContain('the filling was cut short');
    const product = await start();
    expect(await accounts(product)).toBe(1);
    expect(existsSync(product.home.demoMark)).toBe(false);
  });

  it('starts afresh on demand, but only where the folder is its own', async () => {
    const first = await start();
    const oldKey = (await told(first)).env['JISHAN_TOKEN_KEY'];
    writeFileSync(join(options.dataDir, 'old'), '');
    await first.stop();
    const second = await start({ fresh: true });
    expect(existsSync(join(options.dataDir, 'old'))).toBe(false);
    expect((await told(second)).env['JISHAN_TOKEN_KEY']).not.toBe(oldKey);
    expect(await refusal({ fresh: true, port: 0 })).toContain('另一个正在运行的积善');
    const foreign = mkdtempSync(join(world, 'foreign-'));
    writeFileSync(join(foreign, '照片.jpg'), 'x');
    expect(await refusal({ fresh: true, dataDir: foreign })).toContain('不是积善的数据');
    expect(await refusal({ dataDir: foreign })).toContain('不是积善的数据');
    expect(existsSync(join(foreign, '照片.jpg'))).toBe(true);
  });

  it('runs on somebody else’s PostgreSQL, and leaves it running', async () => {
    const other = await startPostgres({ dataDir: join(world, 'other'), unsafeForTests: true });
    try {
      await other.ensureDatabase('elsewhere');
      const database = { appUrl: other.appUrl('elsewhere'), ownerUrl: other.ownerUrl('elsewhere') };
      const product = await start({ database });
      expect(await accounts(product)).toBe(1);
      expect(product.databaseSuperuserUrl).toBeUndefined();
      expect(existsSync(product.home.postgres)).toBe(false);
      await product.stop();
      expect(await accounts(product)).toBe(1);
    } finally {
      await other.stop();
    }
    expect(await refusal({ database: { appUrl: other.appUrl('elsewhere'), ownerUrl: other.ownerUrl('elsewhere') } })).toContain('连不上');
  });

  it('says which port is taken, before anything is made', async () => {
    const other = createServer();
    const port = await new Promise<number>(resolve =>
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port)),
    );
    expect(await refusal({ port })).toContain(`端口 ${port} 已被占用`);
    expect(existsSync(options.dataDir)).toBe(false);
    other.close();
  });

  it('says why the API ended, and leaves no database behind', async () => {
    expect(await refusal({ env: { JISHAN_STAND_IN_BREAK: 'main' } })).toContain('a variable is wrong');
    expect(existsSync(join(options.dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
  });

  it('builds first, and says where it is written down that it could not', async () => {
    const said = await refusal({ build: true });
    expect(said).toContain('没能构建成功');
    expect(existsSync(/原因见 (.+)。/.exec(said)?.[1] ?? '')).toBe(true);
  });

  it('says what is not built', async () => {
    rmSync(join(world, 'repository/apps/api/dist/main.js'));
    expect(await refusal({})).toContain('apps/api/dist/main.js');
    expect(existsSync(join(options.dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
  });

  it('brings API and database back after they were killed, under the same addresses', async () => {
    const product = await start();
    const oldPids = [product.api().pid, product.databasePid];
    process.kill(product.api().pid, 'SIGKILL');
    await product.api().gone;
    await product.restartApi();
    process.kill(product.databasePid ?? 0, 'SIGKILL');
    await product.restartDatabase();
    expect([product.api().pid, product.databasePid]).not.toEqual(oldPids);
    expect((await told(product)).pid).toBe(product.api().pid);
    expect(await accounts(product)).toBe(1);
  });

  it('leaves no API behind when its own process is killed, and takes the database over at the next start', async () => {
    const loader = pathToFileURL(require.resolve('tsx')).href;
    const child = spawn(process.execPath, ['--import', loader, join(__dirname, 'product.fixture.ts'), JSON.stringify(options)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const line = await new Promise<string>(resolve => child.stdout.once('data', (piece: Buffer) => resolve(piece.toString('utf8'))));
    const { baseUrl, databasePid } = JSON.parse(line) as { baseUrl: string; databasePid: number };
    child.kill('SIGKILL');
    const port = Number(new URL(baseUrl).port);
    const next = await start({ port });
    expect(next.databasePid).toBe(databasePid);
    expect((await told(next)).pid).toBe(next.api().pid);
    expect(await accounts(next)).toBe(1);
  });
});
