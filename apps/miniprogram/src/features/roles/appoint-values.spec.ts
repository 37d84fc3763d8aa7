import type { PersonListItem } from '@jishan/contracts';
import { BLANK_APPOINTMENT, readAppointment, type AppointValues } from './appoint-values';

const NOW = Date.parse('2026-11-26T04:00:00Z');
const person: PersonListItem = {
  id: 'p1',
  name: '杨德明',
  phoneMasked: null,
  householdId: 'h1',
  householdName: '杨家',
  groupName: null,
  hasAccount: true,
  roles: ['villager'],
};
const values = (more: Partial<AppointValues>): AppointValues => ({
  ...BLANK_APPOINTMENT,
  person,
  role: 'cadre',
  reason: ' 村两委会议决定 ',
  ...more,
});
const elected = { role: 'reviewer', heldOn: '2026-11-20', present: '30', votesFor: '28' } as const;

it('asks who, what and why', () => {
  expect(readAppointment(BLANK_APPOINTMENT, 'me', NOW)).toEqual({
    faults: { person: '请选一个人', role: '请选职务', reason: '请写一句原因或依据' },
  });
  expect(readAppointment(values({}), 'me', NOW).wish).toEqual({ person, role: 'cadre', reason: '村两委会议决定' });
});

it('takes nobody without an account, and never oneself', () => {
  expect(readAppointment(values({ person: { ...person, hasAccount: false } }), 'me', NOW).faults.person).toContain('还没有账号');
  expect(readAppointment(values({}), 'p1', NOW).faults.person).toContain('不能任命自己');
});

it('reads the election of a reviewer, and of nobody else', () => {
  expect(readAppointment(values(elected), 'me', NOW).wish?.election).toEqual({
    heldOn: '2026-11-20',
    present: 30,
    votesFor: 28,
    votesAgainst: 0,
  });
  expect(readAppointment(values({ ...elected, role: 'cadre' }), 'me', NOW).wish?.election).toBeUndefined();
});

it.each([
  ['without a day', { heldOn: '' }, { heldOn: '请选推选会议的日期' }],
  ['ahead of today', { heldOn: '2026-11-27' }, { heldOn: '不能晚于今天' }],
  ['with words for numbers', { present: '三十' }, { present: '请填整数' }],
  ['with more votes than people', { votesAgainst: '3' }, { votesFor: '票数不能多于到会人数' }],
  ['not carried', { votesFor: '15' }, { votesFor: '没有过半，至少要 16 票同意' }],
])('refuses an election %s', (_what, more, fault) => {
  const read = readAppointment(values({ ...elected, ...more }), 'me', NOW);
  expect(read.wish).toBeUndefined();
  expect(read.faults).toMatchObject(fault);
});
