import type { Product } from '../../tools/start/product';
import { pause } from './client';
import type { Random } from './random';

export interface FaultPlan {
  readonly apiKills: number;
  readonly databaseKills: number;
}

export interface FaultReport {
  apiKills: number;
  databaseKills: number;
}

/** How long both live at least between two faults. */
const breathMs = 700;

/**
 * Kills with SIGKILL, one after the other, spread over the run by how much of it is done, so that each hits work that is under way;
 * then starts again what was killed. Ends early when the run is over.
 */
export async function causeFaults(product: Product, plan: FaultPlan, random: Random, progress: () => number): Promise<FaultReport> {
  const report: FaultReport = { apiKills: 0, databaseKills: 0 };
  const victims = shuffled(plan, random);
  for (const [index, victim] of victims.entries()) {
    const due = (index + random.next()) / (victims.length + 0.5);
    while (progress() < due) await pause(20);
    if (progress() >= 1) break;
    if (victim === 'api') await killApi(product);
    else await killDatabase(product);
    report[victim === 'api' ? 'apiKills' : 'databaseKills'] += 1;
    await pause(breathMs);
  }
  return report;
}

async function killApi(product: Product): Promise<void> {
  const api = product.api();
  process.kill(api.pid, 'SIGKILL');
  await api.gone;
  await product.restartApi();
}

/** The API stays and has to find its way back. */
async function killDatabase(product: Product): Promise<void> {
  if (product.databasePid === undefined) throw new Error('the database is not ours to kill');
  process.kill(product.databasePid, 'SIGKILL');
  await product.restartDatabase();
}

function shuffled({ apiKills, databaseKills }: FaultPlan, random: Random): ('api' | 'database')[] {
  const victims = [...Array<'api'>(apiKills).fill('api'), ...Array<'database'>(databaseKills).fill('database')];
  for (let last = victims.length - 1; last > 0; last -= 1) {
    const other = random.whole(last + 1);
    [victims[last], victims[other]] = [victims[other] ?? 'api', victims[last] ?? 'api'];
  }
  return victims;
}
