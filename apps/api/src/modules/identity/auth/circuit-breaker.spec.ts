import { CircuitBreaker, CircuitOpen } from './circuit-breaker';

let now: number;
let asked: number;
let breaker: CircuitBreaker;
beforeEach(() => {
  [now, asked] = [1, 0];
  breaker = new CircuitBreaker(() => now);
});
const away = () => breaker.call(() => ((asked += 1), Promise.reject(new Error('away')))).catch((error: unknown) => error);
const there = () => breaker.call(() => ((asked += 1), Promise.resolve('here'))).catch((error: unknown) => error);
const open = async (): Promise<void> => {
  for (let n = 0; n < 5; n += 1) await away();
};

it('opens after five faults in a row; then nobody is asked', async () => {
  await open();
  expect(breaker.state).toBe('open');
  expect(await there()).toBeInstanceOf(CircuitOpen);
  expect(asked).toBe(5);
});

it('a success in between begins the count anew', async () => {
  for (let n = 0; n < 4; n += 1) await away();
  await there();
  for (let n = 0; n < 4; n += 1) await away();
  expect(breaker.state).toBe('closed');
});

it('after a while one call tries, and only one; its success closes', async () => {
  await open();
  now += 15_000;
  expect(breaker.state).toBe('half_open');
  expect(await Promise.all([there(), there(), there()])).toEqual(['here', expect.any(CircuitOpen), expect.any(CircuitOpen)]);
  expect(asked).toBe(6);
  expect(await there()).toBe('here');
});

it('a trial that fails opens for as long again', async () => {
  await open();
  now += 15_000;
  await away();
  now += 14_999;
  expect(await there()).toBeInstanceOf(CircuitOpen);
  now += 1;
  expect(await there()).toBe('here');
});
