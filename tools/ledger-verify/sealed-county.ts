import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { BookKey } from '../../apps/api/src/modules/points/seal/book-key';
import { dayAt, SealBook } from '../../apps/api/src/modules/points/seal/seal-book';
import { makeDataSource } from '../../apps/api/src/platform/db/data-source';
import { migrate } from '../../apps/api/src/platform/db/migrate';
import { clockAlone } from '../../apps/api/src/platform/jobs';
import { approve, reserve } from '../bench/commands';
import { makeCounty, type CountyVillage } from '../county/make-county';
import { startPostgres, type RunningPostgres } from '../postgres';
import { publicKeyOf } from './own-keys';

const DATABASE = 'books';
const HOUSEHOLDS_A_VILLAGE = 3;

/** Villages with sealed books on a server of their own: its superuser may do with them what no test may do to the shared server. */
export class SealedCounty {
  private constructor(
    private readonly home: string,
    private readonly server: RunningPostgres,
    readonly owner: Client,
    /** Of the database itself: no right, no trigger and no policy stops it. */
    readonly superuser: Client,
    readonly publicKey: string,
    readonly villages: readonly CountyVillage[],
  ) {}

  static async make(villages: number, blocks: number): Promise<SealedCounty> {
    const home = mkdtempSync(join(tmpdir(), 'jishan-spec-'));
    const server = await startPostgres({
      dataDir: join(home, 'postgres'),
      unsafeForTests: true,
      packageRoot: process.env['JISHAN_TEST_PG_DIR'] || undefined,
    });
    await server.ensureDatabase(DATABASE);
    await migrate(server.ownerUrl(DATABASE));
    const url = new URL(server.superuserUrl);
    url.pathname = `/${DATABASE}`;
    const bookKey = randomBytes(32);
    const [owner, superuser] = [await connected(server.ownerUrl(DATABASE)), await connected(url.href)];
    const plan = { villages, householdsAVillage: HOUSEHOLDS_A_VILLAGE, prices: [1, 1], stock: 1_000, openingPoints: 100, capTimes: 100 };
    const made = await makeCounty(owner, randomBytes(32), plan);
    const county = new SealedCounty(home, server, owner, superuser, publicKeyOf(bookKey.toString('base64')), made);
    await county.live(blocks, bookKey);
    return county;
  }

  get ownerUrl(): string {
    return this.server.ownerUrl(DATABASE);
  }

  /** Points come and go, and after each while the book is sealed. */
  private async live(blocks: number, bookKey: Buffer): Promise<void> {
    const source = makeDataSource({
      url: this.server.appUrl(DATABASE),
      poolSize: 2,
      applicationName: 'sealed-county',
      statementTimeoutMs: 30_000,
    });
    await source.initialize();
    const sealer = new SealBook(source, new BookKey({ bookKey }), clockAlone(source), { every: () => undefined });
    for (let block = 0; block < blocks; block += 1) {
      for (const command of [approve, reserve])
        for (const { item } of await command.make(this.owner, this.villages, 8))
          await this.owner.query(`SELECT * FROM ${command.functionName}($1::jsonb)`, [JSON.stringify([item])]);
      await sealer.through(dayAt(new Date()));
    }
    await source.destroy();
  }

  async remove(): Promise<void> {
    await this.superuser.end();
    await this.owner.end();
    await this.server.stop();
    rmSync(this.home, { recursive: true, force: true });
  }
}

async function connected(connectionString: string): Promise<Client> {
  const client = new Client({ connectionString });
  await client.connect();
  return client;
}
