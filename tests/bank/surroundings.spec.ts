import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startCuttingProxy, type Accidents, type CuttingProxy } from './cutting-proxy';
import { endingOf, Line } from './line';
import { seeded } from './random';
import { faultsOfAccount, faultsOfShelf, faultsOfStatement } from './reader';

const never: Accidents = { requestLost: 0, lineDead: 0, answerLost: 0, answerHalf: 0 };

describe('the cutting proxy', () => {
  let server: Server;
  let arrived = 0;
  let proxy: CuttingProxy | undefined;
  let line: Line | undefined;

  beforeAll(async () => {
    server = createServer((request, response) => {
      request.resume().on('end', () => {
        arrived += 1;
        response.end('{"points":5}');
      });
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  });

  afterEach(async () => {
    line?.close();
    await proxy?.close();
  });

  afterAll(() => new Promise(resolve => server.close(resolve)));

  async function ask(accidents: Accidents): Promise<string> {
    proxy = await startCuttingProxy((server.address() as AddressInfo).port, accidents, seeded(1));
    line = new Line(proxy.port);
    arrived = 0;
    return endingOf(await line.send({ method: 'POST', path: '/', token: 't', key: 'k', body: '{}' })).ending;
  }

  it('lets through what meets with no accident', async () => {
    expect(await ask(never)).toBe('done');
    expect(proxy?.successesLost()).toBe(0);
  });

  it('loses a request before it arrives', async () => {
    expect(await ask({ ...never, requestLost: 1 })).toBe('unsure');
    expect(arrived).toBe(0);
  });

  it.each(['answerLost', 'answerHalf'] as const)('%s: the server has done it, the client does not know', async accident => {
    expect(await ask({ ...never, [accident]: 1 })).toBe('unsure');
    expect(arrived).toBe(1);
    expect(proxy?.counts[accident]).toBe(1);
    expect(proxy?.successesLost()).toBe(1);
  });

  it('cuts the line behind a request', async () => {
    expect(await ask({ ...never, lineDead: 1 })).toBe('unsure');
  });
});

describe('what a client makes of an answer', () => {
  const reply = (status: number, code: string) => ({ status, body: JSON.stringify({ code }), replayed: false, trouble: '' });

  it.each([
    [503, 'SERVICE.BUSY', 'unsure'],
    [409, 'IDEMPOTENCY.IN_PROGRESS', 'unsure'],
    [409, 'STORE.ALREADY_FULFILLED', 'refused'],
    [422, 'POINTS.INSUFFICIENT', 'refused'],
    [500, 'SERVICE.FAULT', 'fault'],
    [503, 'POINTS.BOOKS_STOPPED', 'fault'],
  ])('%i %s: %s', (status, code, ending) => {
    expect(endingOf(reply(status, code)).ending).toBe(ending);
  });
});

describe('a reader', () => {
  it('sees what cannot be', () => {
    expect(faultsOfAccount({ spendable: 0, reserved: 0 })).toEqual([]);
    expect(faultsOfAccount({ spendable: -1, reserved: 0 })).toHaveLength(1);
    expect(faultsOfShelf([{ id: 'soap', available: 0 }])).toEqual([]);
    expect(faultsOfShelf([{ id: 'soap', available: -1 }])).toHaveLength(1);
    const lines = [
      { seq: 3, amount: 2, balanceAfter: 7 },
      { seq: 2, amount: 5, balanceAfter: 5 },
    ];
    expect(faultsOfStatement(lines)).toEqual([]);
    expect(faultsOfStatement([{ seq: 4, amount: 2, balanceAfter: 7 }, ...lines.slice(1)])).toHaveLength(1);
    expect(faultsOfStatement([{ seq: 3, amount: 2, balanceAfter: 8 }, ...lines.slice(1)])).toHaveLength(1);
  });
});

describe('the seed', () => {
  it('gives the same draws again, and others for another', () => {
    const draws = (seed: number) =>
      Array.from(
        { length: 20 },
        (
          (random = seeded(seed)) =>
          () =>
            random.whole(1_000)
        )(),
      );
    expect(draws(7)).toEqual(draws(7));
    expect(draws(7)).not.toEqual(draws(8));
  });
});
