import { HONOUR_BANDS } from '@jishan/contracts';
import fc from 'fast-check';
import { bandCuts, bandOf, pointsToNextBand, type PointsStep } from './honour.rules';

const steps = (...points: number[]): PointsStep[] => {
  const counts = new Map<number, number>();
  for (const one of points.filter(earned => earned > 0)) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].map(([earned, households]) => ({ earned, households })).sort((a, b) => b.earned - a.earned);
};

describe('where the bands begin', () => {
  it('ten households, all different: the first one leads, the first three are excellent', () => {
    expect(bandCuts(steps(50, 40, 30, 20, 10, 9, 8, 7, 6, 5), 10)).toEqual([
      { band: 'leading', fromPoints: 50 },
      { band: 'excellent', fromPoints: 30 },
    ]);
  });

  it('as much as the last one inside is inside: two with 30 points are both excellent', () => {
    const cuts = bandCuts(steps(50, 40, 30, 30, 10, 9, 8, 7, 6, 5), 10);
    expect(cuts.at(-1)).toEqual({ band: 'excellent', fromPoints: 30 });
    expect([30, 30, 29].map(earned => bandOf(cuts, earned))).toEqual(['excellent', 'excellent', null]);
  });

  it('a village where everybody swept once has no roll: all are equal, so nobody stands out and nobody is left', () => {
    expect(bandCuts(steps(2, 2, 2, 2, 2, 2, 2, 2), 8)).toEqual([]);
  });

  it('a crowd of equals behind the first stays off together', () => {
    expect(bandCuts(steps(9, 2, 2, 2, 2, 2, 2, 2, 2, 2), 10)).toEqual([{ band: 'leading', fromPoints: 9 }]);
  });

  it('four households are too few: whoever is missing would be known', () => {
    expect(bandCuts(steps(9, 8, 7, 6), 4)).toEqual([]);
  });

  it('a month in which nobody earned has none', () => {
    expect(bandCuts([], 40)).toEqual([]);
  });

  it('says what is missing to the next band up, and nothing at the top', () => {
    const cuts = bandCuts(steps(50, 40, 30, 20, 10, 9, 8, 7, 6, 5), 10);
    expect([pointsToNextBand(cuts, 5), pointsToNextBand(cuts, 35), pointsToNextBand(cuts, 50)]).toEqual([25, 15, null]);
  });

  it('whatever the points are: the roll holds at most half of the households, never one with the least, and equals share their band', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 60 }), points => {
        const cuts = bandCuts(steps(...points), points.length);
        const shown = points.filter(earned => bandOf(cuts, earned) !== null);
        expect(shown.length).toBeLessThanOrEqual(points.length / 2);
        expect(shown).not.toContain(Math.min(...points));
        expect(shown).not.toContain(0);
        expect(cuts.map(cut => HONOUR_BANDS.indexOf(cut.band))).toEqual(
          [...cuts.keys()].map(index => HONOUR_BANDS.indexOf(cuts[index]?.band ?? 'leading')).sort(),
        );
        expect([...cuts].sort((a, b) => b.fromPoints - a.fromPoints)).toEqual(cuts);
      }),
      { numRuns: 500 },
    );
  });
});
