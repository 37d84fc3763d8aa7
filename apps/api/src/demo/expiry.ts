import { addMoment, type County, type Demo, type DemoPart, type PartCounts } from './county';

export const expiry: DemoPart = { name: 'expiry', fill };

/** The reminders begin thirty days before; no village of the county is nearer to its year's end than that. */
const NIGHTS = 14;
const HOUSEHOLDS_MAX = 500;

/** Where points expire, the clock has gone through the last nights: whoever is to lose some was told. */
function fill({ time }: Demo, county: County): Promise<PartCounts> {
  const villages = county.villages.filter(({ settings }) => settings.pointsExpiry !== undefined);
  for (const village of villages)
    for (let day = time.days - NIGHTS; day <= time.days; day += 1) {
      const at = time.at(day, 0, 10);
      addMoment(county, village, {
        at,
        run: tx => tx.query('SELECT points_expiry_pass($1, $2, $3)', [village.id, HOUSEHOLDS_MAX, at]),
      });
    }
  return Promise.resolve({ expiryNights: villages.length * (NIGHTS + 1) });
}
