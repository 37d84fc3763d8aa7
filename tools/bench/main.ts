import { mkdtempSync, rmSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { startProduct, type Product } from '../start/product';
import { approveItem, layItems, makeCounty, makePending, type BenchVillage, type Pending } from './bench-county';
import { loadHttp, type LoadRequest, type LoadResult } from './http-load';
import { loadRaw, type RawResult } from './raw-load';

const CLIENTS = [1, 8, 32, 128] as const;
/** Enough for two to three seconds a figure. */
const REQUESTS: Readonly<Record<number, number>> = { 1: 1_500, 8: 8_000, 32: 12_000, 128: 12_000 };
const ROUNDS = 3;

const percent = (part: number, whole: number): string => `${Math.round((100 * part) / whole)} %`;
const median = <T>(values: readonly T[], of: (value: T) => number): T => {
  const middle = [...values].sort((a, b) => of(a) - of(b))[Math.floor(values.length / 2)];
  if (middle === undefined) throw new Error('no rounds');
  return middle;
};
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const approveRequest = ({ village, applicationId }: Pending): LoadRequest => ({
  method: 'POST',
  path: `/api/v1/villages/${village.id}/points/applications/${applicationId}/approve`,
  token: village.keeper.token,
  key: randomUUID(),
  body: '{}',
});

interface Stage {
  readonly product: Product;
  readonly owner: Client;
  readonly villages: readonly BenchVillage[];
}

async function approvals({ product, owner, villages }: Stage): Promise<void> {
  say('\nApproval over HTTP against the same function called raw (medians of rounds, in turn)');
  say('clients      HTTP/s     raw/s   ratio   p50 ms   p99 ms');
  for (const clients of CLIENTS) {
    const count = REQUESTS[clients] ?? 1_000;
    const http: LoadResult[] = [];
    const raw: RawResult[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const pending = await makePending(owner, villages, count * 2);
      await owner.query('VACUUM ANALYZE points_application');
      http.push(await loadHttp(product.baseUrl, clients, pending.slice(0, count).map(approveRequest)));
      const perClient = await layItems(owner, pending.slice(count).map(approveItem), clients);
      raw.push(await loadRaw(product.databaseAppUrl, 'points_approve', clients, perClient));
    }
    const h = median(http, one => one.perSecond);
    const r = median(raw, one => one.perSecond);
    say(
      `${String(clients).padStart(7)} ${h.perSecond.toFixed(0).padStart(11)} ${r.perSecond.toFixed(0).padStart(9)} ${percent(h.perSecond, r.perSecond).padStart(7)} ${h.p50Ms.toFixed(1).padStart(8)} ${h.p99Ms.toFixed(1).padStart(8)}   raw by ${r.by}, failed ${http.reduce((sum, one) => sum + one.failed, 0)}`,
    );
  }
}

async function sets({ product, owner, villages }: Stage): Promise<void> {
  const one = villages.slice(0, 1);
  const single = await makePending(owner, one, 600);
  const many = await makePending(owner, one, 3_000);
  const alone = await loadHttp(product.baseUrl, 1, single.map(approveRequest));
  const village = one[0];
  if (!village) throw new Error('no village');
  const requests = Array.from({ length: many.length / 100 }, (_set, n): LoadRequest => ({
    method: 'POST',
    path: `/api/v1/villages/${village.id}/points/applications/approve-many`,
    token: village.keeper.token,
    key: randomUUID(),
    body: JSON.stringify({ applicationIds: many.slice(n * 100, n * 100 + 100).map(pending => pending.applicationId) }),
  }));
  const together = await loadHttp(product.baseUrl, 1, requests);
  say(
    `\nOne village, one cadre: 100 as one set ${(together.perSecond * 100).toFixed(0)}/s (p50 ${together.p50Ms.toFixed(1)} ms a set) against one by one ${alone.perSecond.toFixed(0)}/s: ${((together.perSecond * 100) / alone.perSecond).toFixed(1)} times`,
  );
}

async function main(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'jishan-bench-'));
  const product = await startProduct({ dataDir, port: 0, demo: false, quiet: true, env: { JISHAN_DEMO: 'false', LOG_LEVEL: 'info' } });
  const owner = new Client({ connectionString: product.databaseOwnerUrl });
  try {
    await owner.connect();
    for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) {
      const value = (await owner.query<Record<string, string>>(`SHOW ${setting}`)).rows[0]?.[setting];
      if (value !== 'on') throw new Error(`${setting} is ${value ?? 'unknown'}: nothing measured here would count`);
    }
    const secrets = JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8')) as { JISHAN_TOKEN_KEY: string };
    const villages = await makeCounty(owner, Buffer.from(secrets.JISHAN_TOKEN_KEY, 'base64'));
    const stage = { product, owner, villages };
    await loadHttp(product.baseUrl, 8, (await makePending(owner, villages, 1_000)).map(approveRequest));
    await approvals(stage);
    await sets(stage);
    const faults = (await owner.query('SELECT * FROM ledger_verify()')).rows;
    say(`\nBooks after all of it: ${faults.length === 0 ? 'right' : JSON.stringify(faults.slice(0, 5))}`);
    if (faults.length > 0) process.exitCode = 1;
  } finally {
    await owner.end();
    await product.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
