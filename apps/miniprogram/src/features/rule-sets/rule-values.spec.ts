import type { RuleContent } from '@jishan/contracts';
import { newRuleValues, readRule, valuesOf } from './rule-values';

const rule: RuleContent = {
  category: 'customs',
  title: '孝老爱亲',
  standard: '邻里公认。',
  pointsMin: 5,
  pointsMax: 10,
  unit: '次',
  cap: { times: 1, period: 'quarter', subject: 'household' },
  minPhotos: 1,
  maxPhotos: 3,
  textRequired: true,
  startedBy: 'villager',
  lane: 'full',
  validFrom: '2027-01-01',
  validUntil: null,
};

describe('a rule in the form', () => {
  it('comes out as it went in, with its own number of photos', () => {
    expect(readRule(valuesOf(rule), rule)).toMatchObject({ rule });
  });
  it('a fixed worth has one figure; no cap and no season are null', () => {
    const values = { ...newRuleValues, title: ' 扫地 ', pointsMin: '2', pointsMax: '9' };
    expect(readRule(values).rule).toMatchObject({
      title: '扫地',
      pointsMin: 2,
      pointsMax: 2,
      cap: null,
      validFrom: null,
      validUntil: null,
    });
  });
  it.each([
    ['title', { title: ' ' }],
    ['pointsMin', { pointsMin: '0' }],
    ['pointsMin', { pointsMin: '1001' }],
    ['pointsMax', { worth: 'range' as const, pointsMax: '1' }],
    ['unit', { unit: '' }],
    ['capTimes', { capPeriod: 'week' as const, capTimes: '' }],
    ['validFrom', { valid: 'between' as const, validFrom: '2027-02-30' }],
    ['validUntil', { valid: 'between' as const, validFrom: '2027-03-01', validUntil: '2027-02-28' }],
  ])('says what is wrong with %s', (field, change) => {
    const read = readRule({ ...newRuleValues, title: '扫地', pointsMin: '2', pointsMax: '2', ...change });
    expect(read.rule).toBeUndefined();
    expect(read.faults[field as 'title']).toMatch(/[\u4e00-\u9fff]/);
  });
});
