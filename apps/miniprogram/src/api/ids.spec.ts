import { ID_PATTERN } from '@jishan/contracts';
import { newId } from './ids';

it('makes ids the contract accepts, in the order of time, never twice', () => {
  const ids = Array.from({ length: 500 }, (_none, index) => newId(1_790_000_000_000 + index));
  ids.forEach(id => expect(id).toMatch(ID_PATTERN));
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(500);
});

it('carries the time in its first 48 bits', () => {
  expect(parseInt(newId(1_790_000_000_123).replace(/-/g, '').slice(0, 12), 16)).toBe(1_790_000_000_123);
});
