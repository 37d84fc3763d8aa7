import { commands } from './commands';
import { Dice } from './dice';
import { newWorld, inParts } from './make-world';
import type { ModelCommand, Request } from './model-command';
import { ask, compare, sendAgain, type Sent } from './run-history';
import { HELP_EACH_OTHER, type World } from './world';
import type { ModelHouse } from './doors';

/** The dice of each of its steps: what happens depends on what can happen by then, and repeats itself. */
export type ShortHistory = readonly number[];

/** What happens to the whole village after each step: a seal, the clock, thanks; or nothing. */
export type Weather = readonly number[];

export interface Batch {
  /** The commands that may happen, by name; absent: a history is about the panel, or about anything. */
  readonly only?: readonly string[];
  readonly histories: readonly ShortHistory[];
  readonly weather: Weather;
}

const own = commands.filter(command => !command.villageWide);
const common = commands.filter(command => command.villageWide);
const STOCK_EACH = 40;
/** What a case of the full lane goes through: of ten steps among all the others few histories would come to its end. */
export const PANEL: readonly string[] = ['apply', 'pass the first check', 'vote', 'object', 'credit after 公示', 'withdraw', 'reverse'];
const named = (names: readonly string[]): readonly ModelCommand[] => own.filter(({ name }) => names.includes(name));
const themes = [own, named(PANEL)];

/**
 * Histories side by side, each of two households of its own that no other history knows, all in one village and so in one call: each step of all
 * of them is one set per command. After every step everything is compared, as in a long history. Answers how many requests it was.
 */
export async function runBatch({ here, doors }: ModelHouse, { histories, weather, only }: Batch): Promise<number> {
  const count = histories.length * HELP_EACH_OTHER;
  const { whole, parts } = inParts(await newWorld(here, count, count * STOCK_EACH));
  const sent: Sent[] = [];
  let requests = 0;
  const steps = Math.max(...histories.map(history => history.length));
  for (let n = 0; n < steps; n += 1) {
    const sets = new Map<ModelCommand, Request[]>();
    histories.forEach((history, index) => {
      const part = parts[index];
      const seed = history[n];
      const chosen = only ? named(only) : (new Dice(history[0] ?? 0).pick(themes) ?? own);
      const next = part && seed !== undefined ? nextOf(part, chosen, new Dice(seed)) : undefined;
      if (next) sets.set(next.command, [...(sets.get(next.command) ?? []), next.request]);
    });
    for (const [command, set] of sets) await ask(doors, whole, command, set, sent, `step ${n}, ${command.name}, a set of ${set.length}`);
    requests += [...sets.values()].reduce((sum, set) => sum + set.length, 0) + (await blow(n));
    await compare(doors, whole, `step ${n}, after ${[...sets.keys()].map(({ name }) => name).join(', ')}`);
  }
  return requests;

  async function blow(n: number): Promise<number> {
    const dice = new Dice(weather[n] ?? 0);
    const command = dice.oneIn(2) ? dice.pick(common) : undefined;
    const request = command?.make(whole, dice, new Set());
    if (command && request) await ask(doors, whole, command, [request], sent, `step ${n}, ${command.name}`);
    if (dice.oneIn(4)) await sendAgain(doors, whole, sent, dice, `step ${n}`);
    return request ? 1 : 0;
  }
}

/** The command that the dice name, or the next one in the list that can be asked for. */
function nextOf(
  part: World,
  chosen: readonly ModelCommand[],
  dice: Dice,
): { readonly command: ModelCommand; readonly request: Request } | undefined {
  const first = dice.roll(chosen.length);
  for (let n = 0; n < chosen.length; n += 1) {
    const command = chosen[(first + n) % chosen.length];
    const request = command?.make(part, dice, new Set());
    if (command && request) return { command, request };
  }
  return undefined;
}

/** The shortest that still fails, by leaving out halves, quarters, … of the histories and then steps of the one that is left. */
export async function shorten(fails: (batch: Batch) => Promise<boolean>, batch: Batch): Promise<Batch> {
  const histories = await leaveOut(batch.histories, some => fails({ ...batch, histories: some }));
  const [only] = histories;
  if (histories.length > 1 || !only) return { ...batch, histories };
  const steps = await leaveOut(only, some => fails({ ...batch, histories: [some] }));
  return { ...batch, histories: [steps] };
}

export async function leaveOut<T>(all: readonly T[], fails: (some: readonly T[]) => Promise<boolean>): Promise<readonly T[]> {
  let left = all;
  for (let size = Math.ceil(left.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < left.length && left.length > 1;) {
      const some = [...left.slice(0, from), ...left.slice(from + size)];
      if (some.length > 0 && (await fails(some))) left = some;
      else from += size;
    }
  }
  return left;
}
