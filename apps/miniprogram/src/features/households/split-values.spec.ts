import type { SplitOutlook } from '@jishan/contracts';
import * as texts from '@/texts/zh-CN';
import { BLANK_SPLIT, planSplit, readSplit, type SplitValues } from './split-values';

/** 26 November 2026, 7:30 in the village: still the 25th in Greenwich. */
const NOW = Date.parse('2026-11-25T23:30:00Z');
const member = (personId: string, change: Partial<SplitOutlook['members'][number]> = {}) => ({
  personId,
  name: personId,
  head: false,
  minor: false,
  openApplications: 0,
  ...change,
});
const outlook: SplitOutlook = {
  householdId: 'h',
  householdName: '罗大明家',
  groupId: 'g',
  spendable: 31,
  reserved: 0,
  openDeductions: 0,
  members: [member('罗大明', { head: true }), member('王秀'), member('罗小军'), member('罗小宝', { minor: true })],
  groups: [{ id: 'g', name: '三组' }],
  mayDiffer: 10,
};
const values: SplitValues = {
  ...BLANK_SPLIT,
  personIds: ['罗小军', '罗小宝'],
  document: 'meeting',
  documentDay: '2026-11-26',
  reason: ' 成家 ',
};

it('what follows needs no typing: the only grown-up heads the new household, in the same group, with points by heads', () => {
  expect(readSplit(values, outlook, NOW).wish).toEqual({
    personIds: ['罗小军', '罗小宝'],
    name: '罗小军家',
    headPersonId: '罗小军',
    groupId: 'g',
    points: 15,
    document: 'meeting',
    documentDay: '2026-11-26',
    documentNumber: '',
    reason: '成家',
  });
});

it('what was said counts, until it no longer fits who leaves', () => {
  const said = { ...values, personIds: ['王秀', '罗小军'], headId: '王秀', name: '新户', points: '5', groupId: '' };
  const { wish } = readSplit(said, outlook, NOW);
  expect(wish).toMatchObject({ headPersonId: '王秀', name: '新户', points: 5 });
  expect(wish).not.toHaveProperty('groupId');
  expect(planSplit({ ...said, personIds: ['罗小军'] }, outlook).headId).toBe('罗小军');
});

it('asks who heads the old household when its head leaves', () => {
  const leaves = { ...values, personIds: ['罗大明', '罗小宝'] };
  expect(readSplit(leaves, outlook, NOW).faults.remainingHead).toMatch(/留下的人/);
  expect(readSplit({ ...leaves, remainingHeadId: '王秀' }, outlook, NOW).wish).toMatchObject({
    headPersonId: '罗大明',
    remainingHeadPersonId: '王秀',
  });
});

it('where one person may give any number, so many may go along as there are', () => {
  const free = { ...outlook, mayDiffer: null };
  expect(readSplit({ ...values, points: '31' }, free, NOW).wish?.points).toBe(31);
  expect(readSplit({ ...values, points: '32' }, free, NOW).faults.points).toBe(texts.households.pointsWrong(0, 31));
  expect(readSplit({ ...values, points: '26' }, outlook, NOW).faults.points).toBe(texts.households.pointsWrong(5, 25));
});

it.each<[keyof ReturnType<typeof readSplit>['faults'], Partial<SplitValues>]>([
  ['people', { personIds: [] }],
  ['people', { personIds: outlook.members.map(one => one.personId) }],
  ['head', { personIds: ['罗小宝'] }],
  ['head', { personIds: ['王秀', '罗小军'] }],
  ['name', { name: ' ' }],
  ['points', { points: '26' }],
  ['points', { points: '4' }],
  ['points', { points: '-1' }],
  ['document', { document: undefined }],
  ['documentDay', { documentDay: '2026-11-27' }],
  ['documentDay', { documentDay: '' }],
  ['reason', { reason: ' ' }],
])('says what is wrong with %s', (field, change) => {
  const { wish, faults } = readSplit({ ...values, ...change }, outlook, NOW);
  expect(wish).toBeUndefined();
  expect(faults[field]).toMatch(/[\u4e00-\u9fff]/);
});
