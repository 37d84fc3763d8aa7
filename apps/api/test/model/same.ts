import type { Outcome } from './model-command';

export function same(found: unknown, wanted: unknown, where: string): void {
  const [is, should] = [sorted(found), sorted(wanted)];
  if (is === should) return;
  const [left, right] = [differing(found, wanted), differing(wanted, found)];
  throw new Error(`${where}\nthe books say  ${sorted(left)}\nthe model says ${sorted(right)}`);
}

/** The outcome as far as the model knows it. */
export function known(outcome: Outcome | undefined, fields: readonly string[]): Outcome | undefined {
  if (!outcome || 'refused' in outcome) return outcome && { refused: outcome.refused };
  return { done: Object.fromEntries(fields.map(field => [field, outcome.done[field]])) };
}

/** Of two pictures the parts that are not the same, so that a village of hundreds of households can be read. */
function differing(one: unknown, other: unknown): unknown {
  if (!isRecord(one) || !isRecord(other)) return one;
  const parts = Object.entries(one).filter(([key, part]) => sorted(part) !== sorted(other[key]));
  return Object.fromEntries(parts.map(([key, part]) => [key, differing(part, other[key])]));
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    isRecord(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
