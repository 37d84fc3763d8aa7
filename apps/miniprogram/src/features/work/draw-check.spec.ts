import { createHash } from 'node:crypto';
import type { PanelSeatView } from '@jishan/contracts';
import { drawnFrom, isDrawnRight } from './draw-check';

const SEED = 'a3f1';
const POOL = ['0199a', '0199b', '0199c', '0199d'];
const lot = (personId: string) => createHash('sha256').update(`${SEED}:${personId}`).digest('hex');
const byNode = [...POOL].sort((a, b) => (lot(a) < lot(b) ? -1 : 1));
const seat = (personId: string, pool: readonly string[]): PanelSeatView => ({
  seat: 1,
  personId,
  personName: '罗国华',
  pool,
  askedAt: '2026-11-01T00:00:00.000Z',
  relievedAt: null,
  votedAt: null,
  vote: null,
});

it('names the same person as the server’s hash does, in whatever order the pool stands', () => {
  expect(drawnFrom(SEED, POOL)).toBe(byNode[0]);
  expect(drawnFrom(SEED, [...POOL].reverse())).toBe(byNode[0]);
  expect(drawnFrom(SEED, [])).toBeUndefined();
});

it('finds a seat that went to somebody else, and one that was drawn from another pool', () => {
  const [first = '', second = ''] = byNode;
  const rest = POOL.filter(one => one !== first);
  expect(isDrawnRight(SEED, [seat(first, POOL), seat(second, rest)])).toBe(true);
  expect(isDrawnRight(SEED, [seat(first, POOL), seat(second, POOL)])).toBe(false);
  expect(isDrawnRight('another', [seat(byNode[3] ?? '', POOL), seat(first, rest)])).toBe(false);
});
