import { makeDataSource } from '../../../platform/db/data-source';
import type { Tx } from '../../../platform/db/tx';
import { UnitOfWork } from '../../../platform/db/unit-of-work';

const STATEMENT_TIMEOUT_MS = 60_000;

/** A rehearsal is the whole of it, rolled back: what the database would refuse is refused in it too. */
class Rehearsed extends Error {}

/** Does an operator's work as the database's owner, in one transaction of `villageId` (absent: of none); false when it was only a rehearsal. */
export async function runAsOwner(ownerUrl: string, apply: boolean, work: (tx: Tx) => Promise<void>, villageId?: string): Promise<boolean> {
  const dataSource = makeDataSource({
    url: ownerUrl,
    poolSize: 2,
    applicationName: 'jishan found',
    statementTimeoutMs: STATEMENT_TIMEOUT_MS,
  });
  await dataSource.initialize();
  const whole = async (tx: Tx): Promise<void> => {
    await work(tx);
    if (!apply) throw new Rehearsed();
  };
  try {
    const unit = new UnitOfWork(dataSource);
    await (villageId === undefined ? unit.runGlobal(whole) : unit.run(villageId, whole));
    return true;
  } catch (error) {
    if (!(error instanceof Rehearsed)) throw error;
    return false;
  } finally {
    await dataSource.destroy();
  }
}
