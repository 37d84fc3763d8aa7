import type { RuleView } from '@jishan/contracts';
import { refuseEvidence, refuseRecord } from './points.rules';

const rule: RuleView = {
  id: '01890000-0000-7000-8000-000000000001',
  category: 'environment',
  title: '院落“五清”',
  standard: '',
  pointsMin: 2,
  pointsMax: 2,
  unit: '次',
  cap: null,
  minPhotos: 1,
  maxPhotos: 2,
  textRequired: false,
  startedBy: 'villager',
  lane: 'fast',
  validFrom: null,
  validUntil: null,
  ruleSetVersion: 1,
};
const photos = (count: number) => Array.from({ length: count }, (_one, n) => `photo ${n}`);

it.each([1, 2])('takes %i photos where one or two are asked for', count => {
  expect(refuseEvidence(rule, { text: '', photoIds: photos(count) })).toBeNull();
});

it('says how many photos are missing, and how many are too many', () => {
  expect(refuseEvidence(rule, { text: '', photoIds: [] })).toMatchObject({ code: 'POINTS.PHOTOS_NEEDED', details: { min: 1, have: 0 } });
  expect(refuseEvidence(rule, { text: '', photoIds: photos(3) })).toMatchObject({ code: 'POINTS.PHOTOS_TOO_MANY', details: { max: 2 } });
});

it('takes as many again of what came back, and counts what was sent before', () => {
  expect(refuseEvidence(rule, { text: '', photoIds: photos(2), sentBefore: 2 })).toBeNull();
  expect(refuseEvidence(rule, { text: '', photoIds: [], sentBefore: 1 })).toBeNull();
  expect(refuseEvidence(rule, { text: '', photoIds: photos(3), sentBefore: 2 })).toMatchObject({ code: 'POINTS.PHOTOS_TOO_MANY' });
});

it('takes blanks for no words where words are asked for', () => {
  const asking = { ...rule, textRequired: true };
  expect(refuseEvidence(asking, { text: ' \n　', photoIds: photos(1) })).toMatchObject({ code: 'POINTS.TEXT_NEEDED' });
  expect(refuseEvidence(asking, { text: '扫了院坝', photoIds: photos(1) })).toBeNull();
});

it('takes a voice note for words', () => {
  const asking = { ...rule, textRequired: true };
  expect(refuseEvidence(asking, { text: '', photoIds: photos(1), voiceId: 'voice' })).toBeNull();
});

it.each([
  ['of cadres', { startedBy: 'cadre' }],
  ['of activities', { startedBy: 'activity' }],
  ['that takes points', { category: 'negative' }],
] as const)('leaves a rule %s alone, whatever evidence there is', (_whose, part) => {
  expect(refuseEvidence({ ...rule, ...part }, { text: '好', photoIds: photos(1) })).toMatchObject({
    code: 'POINTS.RULE_NOT_FOR_VILLAGERS',
  });
});

it('asks the same of what a cadre writes down, under a rule that cadres start', () => {
  const theirs = { ...rule, startedBy: 'cadre', textRequired: true } as const;
  expect(refuseRecord(theirs, { text: '守了一夜河堤', photoIds: photos(1) })).toBeNull();
  expect(refuseRecord(theirs, { text: '守了一夜河堤', photoIds: [] })).toMatchObject({ code: 'POINTS.PHOTOS_NEEDED' });
  expect(refuseRecord(theirs, { text: ' ', photoIds: photos(1) })).toMatchObject({ code: 'POINTS.TEXT_NEEDED' });
});

it.each([
  ['of villagers', {}],
  ['of activities', { startedBy: 'activity' }],
  ['of honours', { startedBy: 'cadre', category: 'honours' }],
  ['that takes points', { startedBy: 'cadre', category: 'negative' }],
] as const)('lets no cadre write down a deed under a rule %s', (_whose, part) => {
  expect(refuseRecord({ ...rule, ...part }, { text: '好', photoIds: photos(1) })).toMatchObject({ code: 'POINTS.RULE_NOT_FOR_CADRES' });
});
