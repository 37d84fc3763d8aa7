import type { Errand, Floor } from './floor';
import { endingOf, Line } from './line';
import type { Sending, Told } from './history';
import type { Random } from './random';

export interface ClientOptions {
  readonly port: number;
  readonly floor: Floor;
  readonly random: Random;
  readonly history: Told[];
  /** Who has no answer when the run's time is over gives up, and the test fails. */
  readonly isLate: () => boolean;
  /** Share of commands that are sent twice at once; the same share is sent once more when they are done. */
  readonly twice: number;
}

export const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));

/** A phone: gives its commands one after the other, and keeps asking with the same key until it knows what became of each. */
export async function runClient(options: ClientOptions, commands: number): Promise<void> {
  const line = new Line(options.port);
  for (let n = 0; n < commands; n += 1) {
    const errand = options.floor.next(options.random);
    const told = { command: errand.command, sendings: await deliver(line, errand, options) };
    options.history.push(told);
    options.floor.learn(told, errand);
    await pause(options.random.whole(12));
  }
  line.close();
}

async function deliver(line: Line, errand: Errand, { random, isLate, twice }: ClientOptions): Promise<Sending[]> {
  const { path, token, body } = errand;
  const send = async (): Promise<Sending> => endingOf(await line.send({ method: 'POST', path, token, body, key: errand.command.key }));
  const sendings: Sending[] = [];
  for (let wait = 30; ; wait = Math.min(wait * 2, 400)) {
    // A finger that presses twice: both are under way at the same time.
    const round = await Promise.all(random.chance(twice) ? [send(), send()] : [send()]);
    sendings.push(...round);
    if (round.some(({ ending }) => ending === 'done' || ending === 'refused') || isLate()) break;
    await pause(wait + random.whole(wait));
  }
  if (sendings.some(({ ending }) => ending === 'done') && random.chance(twice)) sendings.push({ ...(await send()), afterwards: true });
  return sendings;
}
