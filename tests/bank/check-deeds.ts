import type { Books } from './books';
import { deedOf, effects, verdict, type Command, type Told } from './history';

/** Names what is wrong; nothing when all is right. */
export type Checker = (history: readonly Told[], books: Books) => string[];

export function countBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
  return counts;
}

export function sumBy<T>(rows: readonly T[], keyOf: (row: T) => string, amountOf: (row: T) => number): Map<string, number> {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + amountOf(row));
  return sums;
}

export function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}

const transferKey = (row: { kind: string; causeId: string }): string => `${row.kind} ${row.causeId}`;

/** Every command that somebody was told is done stands in the books. */
export const lost: Checker = (history, books) => {
  const transfers = countBy(books.transfers, transferKey);
  return history
    .filter(told => verdict(told) === 'done' && !transfers.has(deedOf(told.command)))
    .map(({ command }) => `${deedOf(command)} was acknowledged, but is not in the books`);
};

/** No deed stands there twice, or was promised to two people; and nobody is told "done" twice in different words. */
export const doubled: Checker = (history, books) => {
  const faults: string[] = [];
  for (const [deed, times] of countBy(books.transfers, transferKey)) if (times > 1) faults.push(`${deed} was posted ${times} times`);
  const done = history.filter(told => verdict(told) === 'done');
  for (const [deed, times] of countBy(done, told => deedOf(told.command)))
    if (times > 1) faults.push(`${deed} was acknowledged to ${times} commands`);
  for (const { command, sendings } of done) {
    const bodies = new Set(sendings.filter(sending => sending.ending === 'done').map(sending => sending.body));
    if (bodies.size > 1) faults.push(`${deedOf(command)}: ${bodies.size} different answers to one key`);
  }
  return faults;
};

/** Only one sending of a key takes effect; whoever asks again after that is told so, and never refused. */
export const replays: Checker = history =>
  history.flatMap(({ command, sendings }) => {
    const fresh = sendings.filter(sending => sending.ending === 'done' && !sending.replayed).length;
    const faults = fresh > 1 ? [`${deedOf(command)}: ${fresh} sendings of one key claim to be the first`] : [];
    for (const sending of sendings)
      if (sending.afterwards && sending.ending !== 'unsure' && !(sending.ending === 'done' && sending.replayed))
        faults.push(`${deedOf(command)}: sent again after it was done, it heard ${sending.said} instead of a replay`);
    return faults;
  });

/** What stands in the books was asked for, and not by somebody who was only ever refused. */
export const unasked: Checker = (history, books) => {
  const wanted = new Set(history.filter(told => verdict(told) !== 'refused').map(told => deedOf(told.command)));
  return books.transfers
    .filter(transfer => transfer.kind !== 'opening' && !wanted.has(transferKey(transfer)))
    .map(transfer => `${transferKey(transfer)} of ${transfer.amount} points: nobody asked for it, or it was refused`);
};

/** Of each deed that took place: the amount, the two accounts, the goods; all once. Rebuilt from the command, not from the books' own sums. */
export const misbooked: Checker = (history, books) => {
  const accounts = new Map(books.accounts.map(account => [account.id, account]));
  const entries = groupBy(books.entries, entry => entry.transferId);
  const transfers = new Map(books.transfers.map(transfer => [transferKey(transfer), transfer]));
  const movements = groupBy(books.movements, movement => `${movement.kind} ${movement.causeId}`);
  const faults: string[] = [];
  for (const command of took(history, books)) {
    const effect = effects[command.kind];
    const transfer = transfers.get(deedOf(command));
    const sides = (entries.get(transfer?.id ?? '') ?? []).map(entry => {
      const account = accounts.get(entry.accountId);
      return `${account?.kind ?? 'nowhere'} ${account?.householdId ?? 'village'} ${entry.amount}`;
    });
    const owner = (kind: string): string => (kind === 'wallet' || kind === 'reserved' ? command.householdId : 'village');
    const wanted = [`${effect.from} ${owner(effect.from)} ${-command.points}`, `${effect.to} ${owner(effect.to)} ${command.points}`];
    if (!same(sides, wanted)) faults.push(`${deedOf(command)}: booked as ${sides.join(', ')} instead of ${wanted.join(', ')}`);
    if (!effect.movement) continue;
    const moved = (movements.get(`${effect.movement} ${command.causeId}`) ?? []).map(m => `${m.goodsId} ${m.onHand}/${m.reserved}`);
    const meant = command.lines.map(line => `${line.goodsId} ${effect.onHand * line.quantity}/${effect.reserved * line.quantity}`);
    if (!same(moved, meant)) faults.push(`${deedOf(command)}: moved ${moved.join(', ')} instead of ${meant.join(', ')}`);
  }
  return faults;
};

/** Audit, event and kept answer were committed with each deed, once; a refused command kept no answer. */
export const traces: Checker = (history, books) => {
  const audit = countBy(books.audit, trace => `${trace.name} ${trace.about}`);
  const events = countBy(books.events, trace => `${trace.name} ${trace.about}`);
  const keys = new Set(books.keys);
  const faults: string[] = [];
  for (const command of took(history, books)) {
    const { audit: action, topic } = effects[command.kind];
    const [audited, told] = [audit.get(`${action} ${command.causeId}`) ?? 0, events.get(`${topic} ${command.causeId}`) ?? 0];
    if (audited !== 1) faults.push(`${deedOf(command)}: ${audited} audit entries`);
    if (told !== 1) faults.push(`${deedOf(command)}: ${told} events`);
  }
  for (const told of history) {
    const isKept = keys.has(`${told.command.accountId} ${told.command.key}`);
    if (verdict(told) === 'done' && !isKept) faults.push(`${deedOf(told.command)}: acknowledged, but its answer is not kept`);
    if (verdict(told) === 'refused' && isKept) faults.push(`${deedOf(told.command)}: refused, but an answer is kept`);
  }
  return faults;
};

/** One command for each deed that is in the books: two people may have wanted the same. */
function took(history: readonly Told[], books: Books): Command[] {
  const posted = new Set(books.transfers.map(transferKey));
  const deeds = new Map<string, Command>();
  for (const told of history) if (posted.has(deedOf(told.command))) deeds.set(deedOf(told.command), told.command);
  return [...deeds.values()];
}

const same = (some: readonly string[], others: readonly string[]): boolean => [...some].sort().join() === [...others].sort().join();
