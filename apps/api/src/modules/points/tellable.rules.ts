import { TELLABLE_MIN_HOUSEHOLDS } from '@jishan/contracts';

/**
 * Parts of too few households. When those together are still too few, the village's total less the other parts would tell what they have:
 * then the smallest of the others is not told, either.
 */
export function untellable(sizes: readonly { readonly name: string; readonly households: number }[]): Set<string> {
  const untold = new Set<string>();
  let hidden = 0;
  for (const { name, households } of [...sizes].sort((a, b) => a.households - b.households)) {
    const reckoned = untold.size > 0 && hidden < TELLABLE_MIN_HOUSEHOLDS;
    if (households >= TELLABLE_MIN_HOUSEHOLDS && !reckoned) break;
    untold.add(name);
    hidden += households;
  }
  return untold;
}
