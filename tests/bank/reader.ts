import {
  pointsRoutes,
  routePath,
  storeRoutes,
  type GoodsView,
  type Page,
  type PointsAccountView,
  type StatementPage,
} from '@jishan/contracts';
import type { CountyVillage } from '../../tools/county/make-county';
import { pause } from './client';
import { Line, type Reply } from './line';
import type { Random } from './random';

export interface ReaderReport {
  answered: number;
  /** 503 and dead lines: allowed while something is broken. */
  unanswered: number;
  readonly faults: string[];
}

/** Looks on while everything breaks: whatever a reader is shown has to be true, or be no answer at all. */
export async function runReader(
  port: number,
  villages: readonly CountyVillage[],
  random: Random,
  isOver: () => boolean,
): Promise<ReaderReport> {
  const line = new Line(port);
  const report: ReaderReport = { answered: 0, unanswered: 0, faults: [] };
  while (!isOver()) {
    const village = random.pick(villages);
    const member = random.pick(village?.members ?? []);
    if (!village || !member) throw new Error('a county without people');
    const glance = random.pick(glances);
    if (!glance) throw new Error('nothing to look at');
    const path = routePath(glance.route, { villageId: village.id }) + glance.query;
    const reply = await line.send({ method: 'GET', path, token: member.token });
    if (reply.status === 200) report.answered += 1;
    else if (reply.status === 0 || reply.status === 503) report.unanswered += 1;
    else report.faults.push(`${path}: ${reply.status} ${reply.body}`);
    if (reply.status === 200) report.faults.push(...glance.faultsOf(reply).map(fault => `${path}: ${fault}`));
    await pause(15 + random.whole(30));
  }
  line.close();
  return report;
}

const read = <A>({ body }: Reply): A => JSON.parse(body) as A;

export const faultsOfAccount = ({ spendable, reserved }: Pick<PointsAccountView, 'spendable' | 'reserved'>): string[] =>
  spendable < 0 || reserved < 0 ? [`${spendable} spendable, ${reserved} reserved`] : [];

export const faultsOfShelf = (goods: readonly Pick<GoodsView, 'id' | 'available'>[]): string[] =>
  goods.filter(({ available }) => available < 0).map(({ id, available }) => `${available} of ${id} available`);

/** Newest first: each line's balance is the one below it plus its own amount, and the numbers go down by one. */
export function faultsOfStatement(lines: readonly Pick<StatementPage['items'][number], 'seq' | 'amount' | 'balanceAfter'>[]): string[] {
  return lines.flatMap((line, index) => {
    const before = lines[index + 1];
    if (!before || (line.seq === before.seq + 1 && line.balanceAfter === before.balanceAfter + line.amount)) return [];
    return [`line ${line.seq} (${line.amount} to ${line.balanceAfter}) stands above line ${before.seq} (${before.balanceAfter})`];
  });
}

const glances = [
  { route: pointsRoutes.myAccount, query: '', faultsOf: (reply: Reply) => faultsOfAccount(read<PointsAccountView>(reply)) },
  { route: storeRoutes.shelf, query: '', faultsOf: (reply: Reply) => faultsOfShelf(read<Page<GoodsView>>(reply).items) },
  { route: pointsRoutes.myStatement, query: '', faultsOf: (reply: Reply) => faultsOfStatement(read<StatementPage>(reply).items) },
] as const;
