import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import { uuidv7 } from 'uuidv7';
import { commands } from './commands';
import { Dice } from './dice';
import type { Doors, Item, ModelCommand, Outcome, Request } from './model-command';
import { brokenInvariants, expiringIn, expiringOf, picture, pictureOf } from './picture';
import { known, same } from './same';
import type { World } from './world';

export interface Step {
  readonly command: number;
  readonly size: number;
  readonly seed: number;
}

export interface Sent {
  readonly functionName: string;
  readonly item: Item;
  readonly answer: unknown;
}

const REPLAYS = 40;
/** The verifications read a village's whole past, so in a long history they are asked less often than the rest. */
const VERIFIED_EVERY_STEPS = 5;

/** Lets a history happen to the books and to the model, and holds one against the other after every step. Answers how many requests it was. */
export async function runHistory(doors: Doors, world: World, history: readonly Step[]): Promise<number> {
  const sent: Sent[] = [];
  let requests = 0;
  for (const [n, step] of history.entries()) {
    const command = commands[step.command % commands.length] as ModelCommand;
    const dice = new Dice(step.seed);
    const taken = new Set<string>();
    const set = Array.from({ length: step.size }, () => command.make(world, dice, taken)).filter(one => one !== undefined);
    const where = `step ${n}, ${command.name}, a set of ${set.length}`;
    await ask(doors, world, command, set, sent, where);
    requests += set.length;
    if (sent.length > 0 && dice.oneIn(4)) await sendAgain(doors, world, sent, dice, where);
    await compare(doors, world, where, n % VERIFIED_EVERY_STEPS === 0 || n === history.length - 1);
  }
  return requests;
}

/** What grows with every village, and what a verification joins with itself and each other. */
const COUNTED =
  'ledger_account, ledger_entry, ledger_transfer, ledger_leaf, ledger_seal_mark, points_application, points_month_use, points_thanks, points_deduction, points_expiry, ' +
  'points_month_total, store_redemption, store_redemption_line, store_movement, activity_presence, honour, household_change, household_merge';

/**
 * Balances and whatever else the model knows, and what goes when, after every step; every verification of the books too, where it is asked. A
 * village that came after the last count is taken for empty by the planner, and a verification then compares every line with every other.
 */
export async function compare({ owner }: Doors, world: World, where: string, isVerified = true): Promise<void> {
  same(await picture(owner, world.villageId), pictureOf(world), where);
  same(await expiringIn(owner, world.villageId), expiringOf(world), `${where}: what goes when`);
  if (!isVerified) return;
  await owner.query(`ANALYZE ${COUNTED}`);
  same(await brokenInvariants(owner, world.villageId), [], `${where}: invariants`);
}

export async function ask(
  doors: Doors,
  world: World,
  command: ModelCommand,
  set: readonly Request[],
  sent: Sent[],
  where: string,
): Promise<void> {
  if (set.length === 0) return;
  await command.before?.(doors, world, set);
  if (command.run) await command.run(doors, world, set);
  else await callSet(doors, world, command, set, sent, where);
  await command.after?.(doors, world);
}

async function callSet(
  doors: Doors,
  world: World,
  command: ModelCommand,
  set: readonly Request[],
  sent: Sent[],
  where: string,
): Promise<void> {
  const functionName = command.functionName ?? '';
  const whole = set.map(request => ({ ...request, item: callerOf(world, request.item) }));
  const expected = new Map<Item, Outcome>();
  const inOrder = command.order ? [...whole].sort((a, b) => command.order?.(a.item, b.item) ?? 0) : whole;
  for (const { item, expect } of inOrder) expected.set(item, expect());
  const outcomes = await call(
    command.datedBack ? doors.owner : doors.app,
    functionName,
    whole.map(({ item }) => item),
  );
  whole.forEach(({ item }, index) => {
    const outcome = outcomes[index];
    const wanted = expected.get(item);
    const isDone = wanted !== undefined && 'done' in wanted;
    same(known(outcome, isDone ? Object.keys(wanted.done) : []), wanted, `${where}, item ${index + 1}: ${JSON.stringify(item)}`);
    if (isDone && outcome && 'done' in outcome) sent.push({ functionName, item, answer: outcome.done });
  });
}

/** The same requests once more: the same answers, and nothing else happens. One of them under its key asks for something else. */
export async function sendAgain(doors: Doors, world: World, sent: readonly Sent[], dice: Dice, where: string): Promise<void> {
  const first = dice.recent(sent, REPLAYS);
  if (!first) return;
  const again = sent.slice(-REPLAYS).filter(one => one.functionName === first.functionName);
  const outcomes = await call(
    doors.app,
    first.functionName,
    again.map(({ item }) => item),
  );
  same(
    outcomes,
    again.map(({ answer }) => ({ done: answer, replayed: true })),
    `${where}, sent again`,
  );
  const other = { ...first.item, requestHash: hashOf('another body') };
  same(known((await call(doors.app, first.functionName, [other]))[0], []), { refused: 'IDEMPOTENCY.KEY_REUSED' }, `${where}, another body`);
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

function callerOf({ villageId }: World, item: Item): Item {
  const key = uuidv7();
  return { villageId, key, requestHash: hashOf(key), requestId: 'model', ip: '127.0.0.1', ...item };
}

async function call(door: Client, functionName: string, items: readonly Item[]): Promise<Outcome[]> {
  const { rows } = await door.query<{ ord: number; outcome: Outcome }>({
    name: functionName,
    text: `SELECT ord, outcome FROM ${functionName}($1::jsonb)`,
    values: [JSON.stringify(items)],
  });
  const byOrd = new Map(rows.map(row => [row.ord, row.outcome]));
  return items.map((_item, index) => byOrd.get(index + 1) ?? { refused: 'no outcome' });
}
