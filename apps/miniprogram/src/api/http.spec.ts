import { phone, resetPhone } from '../../test/stand-ins/taro';
import { NetworkError } from './errors';
import { send } from './http';

const DEPTHS = 20;
const ask = (name: string) => send({ method: 'GET', path: `/${name}`, headers: {} });

it('has ten requests under way at most, whenever another comes in while one ends', async () => {
  resetPhone();
  let [underWay, most] = [0, 0];
  const ends: Array<() => void> = [];
  phone.answer = () =>
    new Promise(resolve => {
      underWay += 1;
      most = Math.max(most, underWay);
      ends.push(() => {
        underWay -= 1;
        resolve({ statusCode: 200, data: {} });
      });
    }) as never;
  const asked = Array.from({ length: 14 }, (_none, n) => ask(`early-${n}`));
  const settle = () => new Promise(resolve => setTimeout(resolve, 0));
  await settle();
  // One in every turn between the end of the first and the begin of the one that has waited.
  const askEachTurn = async () => {
    for (let turn = 0; turn < DEPTHS; turn += 1) {
      asked.push(ask(`late-${turn}`));
      await Promise.resolve();
    }
  };
  ends.shift()?.();
  await askEachTurn();
  for (; ends.length > 0; await settle()) ends.shift()?.();
  await Promise.all(asked);
  expect(most).toBe(10);
  expect(underWay).toBe(0);
});

describe('a request', () => {
  const limits = () => phone.calls.filter(call => call.name === 'request').map(call => (call.options as { timeout?: number }).timeout);

  it('gives up after fifteen seconds, or after what it is given', async () => {
    resetPhone();
    phone.answer = () => ({ statusCode: 200, data: {} });
    await ask('at-leisure');
    await send({ method: 'GET', path: '/in-haste', headers: {}, timeoutMs: 200 });
    expect(limits()).toEqual([15_000, 200]);
  });

  it.each([
    ['request:fail timeout', true],
    ['request:fail net::ERR_INTERNET_DISCONNECTED', false],
  ])('that fails with “%s” says whether its time was over', async (errMsg, timedOut) => {
    resetPhone();
    phone.answer = () => {
      throw { errMsg };
    };
    const failure = await ask('lost').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(NetworkError);
    expect(failure).toMatchObject({ timedOut });
  });
});
