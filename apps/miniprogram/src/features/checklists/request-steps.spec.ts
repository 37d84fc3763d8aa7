import type { RequestStepView } from '@jishan/contracts';
import { requestSteps } from './request-steps';

const now = Date.parse('2026-11-23T02:00:00Z');
const step = (change: Partial<RequestStepView>): RequestStepView => ({
  position: 1,
  title: '核对材料',
  detail: null,
  post: 'cadre',
  dueDays: 2,
  decidingBody: null,
  result: 'none',
  published: false,
  state: 'ahead',
  startedAt: null,
  dueOn: null,
  overdue: false,
  doneAt: null,
  doneByRole: null,
  note: null,
  ...change,
});
const notes = (status: 'open' | 'waiting_for_applicant' | 'withdrawn', mine: boolean, ...steps: RequestStepView[]) =>
  requestSteps({ status, mine, steps }, now).map(one => [one.state, one.note]);

it('says who did a step and what came of it, until when the current one is due, and whose turn comes', () => {
  const road = notes(
    'open',
    true,
    step({ state: 'done', doneAt: '2026-11-23T01:13:00Z', doneByRole: 'cadre', note: '材料齐全' }),
    step({ state: 'current', post: 'secretary', dueOn: '2026-11-27', decidingBody: '乡镇人民政府' }),
    step({ state: 'ahead', post: 'group_leader', dueDays: 0 }),
  );
  expect(road).toEqual([
    ['done', '村干部 · 47分钟前办好\n材料齐全'],
    ['now', '村书记 · 11月27日 周五前办好 · 由乡镇人民政府决定'],
    ['ahead', '组长 · 当天'],
  ]);
});

it('says how late it is, and never calls a step late while the household is asked', () => {
  const late = step({ state: 'current', dueOn: '2026-11-20', overdue: true });
  expect(notes('open', false, late)).toEqual([['now', '村干部 · 11月20日 周五到期，已过 3 天']]);
  expect(notes('waiting_for_applicant', true, step({ state: 'current' }))).toEqual([['now', '等您补充，补充后继续计时']]);
  expect(notes('waiting_for_applicant', false, step({ state: 'current' }))).toEqual([['now', '正在等村民补充，暂停计时']]);
});

it('what was not reached any more is crossed out', () => {
  expect(notes('withdrawn', true, step({ state: 'stopped' }))).toEqual([['refused', '没有办到这一步']]);
});
