import { BookKey, dayAt, sealVillage } from '../modules/points';
import type { County, Demo, DemoPart, PartCounts } from './county';

export const book: DemoPart = { name: 'book', fill };

const CLOSING_HOUR = 24;
const CLOSING_MINUTE = 40;

/** The past is sealed as it would have been, night by night; what happened today still waits for midnight. */
async function fill({ config, work, time }: Demo, county: County): Promise<PartCounts> {
  const key = new BookKey(config);
  let blocks = 0;
  for (const village of county.villages)
    await work.run(village.id, async tx => {
      for (let day = 0; day < time.days; day += 1) {
        const sealedAt = time.at(day, CLOSING_HOUR, CLOSING_MINUTE);
        blocks += await sealVillage(tx, key, { villageId: village.id, day: dayAt(time.at(day, 12)), sealedAt });
      }
    });
  return { blocks };
}
