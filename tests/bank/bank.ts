import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { makeCounty, makePending, type CountyPlan, type CountyVillage, type Pending } from '../../tools/county/make-county';
import { startProduct, type Product } from '../../tools/start/product';

/** Small and poor: points, goods and caps all run out while the test runs. */
export const COUNTY: CountyPlan = { villages: 3, householdsAVillage: 10, prices: [1, 2, 3, 5], stock: 24, openingPoints: 25, capTimes: 5 };
const APPLICATIONS = 240;

/** The product as `npm start` runs it, with its own county in a folder that is thrown away. */
export interface Bank {
  readonly product: Product;
  readonly villages: readonly CountyVillage[];
  readonly pending: readonly Pending[];
  /** As the schema's owner. The database is killed on purpose, so nobody keeps a connection. */
  look<T>(work: (owner: Client) => Promise<T>): Promise<T>;
  /** What the API itself called an unexpected fault, in its log. */
  loggedFaults(): string[];
  close(): Promise<void>;
}

export async function openBank(): Promise<Bank> {
  const dataDir = mkdtempSync(join(tmpdir(), 'jishan-bank-'));
  const product = await startProduct({
    dataDir,
    port: 0,
    demo: false,
    quiet: true,
    build: process.env['BANK_BUILD'] !== 'no',
    env: { JISHAN_DEMO: 'false' },
  });
  const close = async (): Promise<void> => {
    await product.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  const look = async <T>(work: (owner: Client) => Promise<T>): Promise<T> => {
    const owner = new Client({ connectionString: product.databaseOwnerUrl });
    await owner.connect();
    try {
      return await work(owner);
    } finally {
      await owner.end();
    }
  };
  try {
    const secrets = JSON.parse(readFileSync(product.home.secrets, 'utf8')) as { JISHAN_TOKEN_KEY: string };
    const [villages, pending] = await look(async owner => {
      await refuseUnsafe(owner);
      const made = await makeCounty(owner, Buffer.from(secrets.JISHAN_TOKEN_KEY, 'base64'), COUNTY);
      return [made, await makePending(owner, made, APPLICATIONS)] as const;
    });
    const loggedFaults = (): string[] =>
      readFileSync(product.home.apiLog, 'utf8')
        .split('\n')
        .filter(line => line.includes('unexpected fault') || /uncaught|unhandled/i.test(line));
    return { product, villages, pending, look, loggedFaults, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What survives a kill without these settings proves nothing. */
async function refuseUnsafe(owner: Client): Promise<void> {
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) {
    const value = (await owner.query<Record<string, string>>(`SHOW ${setting}`)).rows[0]?.[setting];
    if (value !== 'on') throw new Error(`${setting} is ${value ?? 'unknown'}`);
  }
}
