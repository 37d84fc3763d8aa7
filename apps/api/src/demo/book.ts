import { BookKey, dayAt, sealVillage } from '../modules/points';
import { addMoment, type County, type Demo, type DemoPart, type PartCounts } from './county';

export const book: DemoPart = { name: 'book', fill };

const NOON = 12;
/** When the night's job comes by, counted from the day that is over. */
const CLOSING = { hour: 24, minute: 40 } as const;

/** The past is sealed as it would have been, night by night; what happened today still waits for midnight. */
function fill({ config, time }: Demo, county: County): Promise<PartCounts> {
  const key = new BookKey(config);
  for (const village of county.villages)
    for (let day = 0; day < time.days; day += 1) {
      const sealedAt = time.at(day, CLOSING.hour, CLOSING.minute);
      addMoment(county, village, {
        at: sealedAt,
        run: tx => sealVillage(tx, key, { villageId: village.id, day: dayAt(time.at(day, NOON)), sealedAt }),
      });
    }
  return Promise.resolve({ nights: time.days });
}
