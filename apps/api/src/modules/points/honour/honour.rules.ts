import { HONOUR_BANDS, HONOUR_MAX_SHARE_PERCENT, HONOUR_MIN_HOUSEHOLDS, type HonourBand, type HonourBandView } from '@jishan/contracts';

/** Households of the scope that have exactly so many points, most points first; nobody with none. */
export interface PointsStep {
  readonly earned: number;
  readonly households: number;
}

const SHARES: Readonly<Record<HonourBand, number>> = { leading: 10, excellent: 30 };

/**
 * Where the bands of a roll begin. Whoever has as much as the last one inside is inside too, so equal deeds are honoured equally; but when
 * that would put more than half of the households on the roll, those who are equal stay off together: the roll never reaches the last.
 */
export function bandCuts(steps: readonly PointsStep[], households: number): HonourBandView[] {
  if (households < HONOUR_MIN_HOUSEHOLDS) return [];
  const most = Math.floor((households * HONOUR_MAX_SHARE_PERCENT) / 100);
  const cuts: HonourBandView[] = [];
  for (const band of HONOUR_BANDS) {
    const fromPoints = cutOf(steps, Math.ceil((households * SHARES[band]) / 100), most);
    // A band that holds nobody beyond the one above it says nothing.
    if (fromPoints !== null && cuts.at(-1)?.fromPoints !== fromPoints) cuts.push({ band, fromPoints });
  }
  return cuts;
}

function cutOf(steps: readonly PointsStep[], wanted: number, most: number): number | null {
  let [inside, cut] = [0, null as number | null];
  for (const step of steps) {
    if (inside >= wanted || inside + step.households > most) break;
    inside += step.households;
    cut = step.earned;
  }
  return cut;
}

export const bandOf = (cuts: readonly HonourBandView[], earned: number): HonourBand | null =>
  cuts.find(cut => earned >= cut.fromPoints)?.band ?? null;

/** To the lowest band that is above; null at the top, or where there is none. */
export function pointsToNextBand(cuts: readonly HonourBandView[], earned: number): number | null {
  const above = cuts.filter(cut => cut.fromPoints > earned).map(cut => cut.fromPoints - earned);
  return above.length === 0 ? null : Math.min(...above);
}
