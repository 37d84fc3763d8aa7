import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillDemo } from '../src/demo/fill-demo';
import { loadConfig, type Config } from '../src/platform/config/config';
import { freshDatabase, type FreshDatabase } from './fresh-database';
import { runSql } from './run-sql';

const key = () => randomBytes(32).toString('base64');

/** The demo county in a database and a media folder of its own. */
export class FilledDemo {
  private constructor(
    readonly database: FreshDatabase,
    readonly config: Config,
    readonly mediaDir: string,
    readonly filledAt: number,
    /** The parts as they were announced while it was filled. */
    readonly said: readonly string[],
  ) {}

  static async fill(): Promise<FilledDemo> {
    const database = await freshDatabase();
    const mediaDir = await mkdtemp(join(tmpdir(), 'jishan-demo-media-'));
    const config = loadConfig({
      DATABASE_URL: database.appUrl,
      JISHAN_TOKEN_KEY: key(),
      JISHAN_PHONE_KEY: key(),
      JISHAN_PHONE_INDEX_KEY: key(),
      JISHAN_MEDIA_KEY: key(),
      JISHAN_PICKUP_KEY: key(),
      JISHAN_BOOK_KEY: key(),
      JISHAN_MEDIA_DIR: mediaDir,
      JISHAN_DEMO: 'true',
      LOG_LEVEL: 'silent',
    });
    const filledAt = Date.now();
    const said: string[] = [];
    const filled = await fillDemo({
      config,
      ownerUrl: database.ownerUrl,
      now: new Date(filledAt),
      say: part => {
        said.push(part);
      },
    });
    if (!filled) throw new Error('a fresh database was not filled');
    return new FilledDemo(database, config, mediaDir, filledAt, said);
  }

  sql(text: string): Promise<Record<string, unknown>[]> {
    return runSql(this.database.ownerUrl, [text]);
  }

  /** The first column of the first row. */
  async one(text: string): Promise<unknown> {
    return Object.values((await this.sql(text))[0] ?? {})[0];
  }

  async remove(): Promise<void> {
    await this.database.drop();
    await rm(this.mediaDir, { recursive: true, force: true });
  }
}
