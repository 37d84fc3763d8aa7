import type { County, Demo, DemoPart, PartCounts } from './county';

export const history: DemoPart = { name: 'history', fill };

const MOMENTS_PER_TRANSACTION = 200;

/** Lets the county's past happen to the books, in its order. */
async function fill(demo: Demo, county: County): Promise<PartCounts> {
  let moments = 0;
  for (const village of county.villages) {
    const inOrder = [...(county.moments.get(village.id) ?? [])].sort((a, b) => a.at.getTime() - b.at.getTime());
    for (let from = 0; from < inOrder.length; from += MOMENTS_PER_TRANSACTION) {
      await demo.work.run(village.id, async tx => {
        for (const moment of inOrder.slice(from, from + MOMENTS_PER_TRANSACTION)) await moment.run(tx);
      });
    }
    moments += inOrder.length;
  }
  return { moments };
}
