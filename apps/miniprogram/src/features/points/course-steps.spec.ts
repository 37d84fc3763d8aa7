import type { ApplicationCourse, ApplicationStatus, ApplicationView } from '@jishan/contracts';
import { applicationSteps } from './application-steps';

const NOW = Date.parse('2026-11-26T10:00:00+08:00');
const untouched: ApplicationCourse = {
  checkDueOn: '2026-11-27',
  checkedAt: null,
  panelDueOn: null,
  agreedAt: null,
  agreedPoints: null,
  publicFrom: null,
  publicUntil: null,
  objections: [],
  creditedAt: null,
};
const checked: ApplicationCourse = { ...untouched, checkedAt: '2026-11-25T10:00:00+08:00', panelDueOn: '2026-12-02' };
const published: ApplicationCourse = {
  ...checked,
  panelDueOn: null,
  agreedAt: '2026-11-25T20:00:00+08:00',
  agreedPoints: 12,
  publicFrom: '2026-11-25T20:00:00+08:00',
  publicUntil: '2026-12-01T00:00:00+08:00',
};
const objection = { reason: '没有来', at: '2026-11-26T08:00:00+08:00', outcome: null, decidedAt: null, answers: [] };
const shown = (status: ApplicationStatus, course: ApplicationCourse, more: Partial<ApplicationView> = {}) =>
  applicationSteps(
    {
      status,
      course,
      submittedAt: '2026-11-24T10:00:00+08:00',
      decidedAt: null,
      decidedByRole: null,
      decisionReason: null,
      pointsAwarded: null,
      ...more,
    } as ApplicationView,
    NOW,
  ).map(step => [step.title, step.state]);

describe('the full lane, as its owner sees it', () => {
  it.each<[string, ApplicationStatus, ApplicationCourse, Partial<ApplicationView>, [string, string][]]>([
    [
      'sent',
      'submitted',
      untouched,
      {},
      [
        ['已提交', 'done'],
        ['村里初审', 'now'],
        ['评议小组评议', 'ahead'],
        ['公示', 'ahead'],
        ['积分入账', 'ahead'],
      ],
    ],
    [
      'sent back',
      'returned',
      untouched,
      {},
      [
        ['已提交', 'done'],
        ['需要补充', 'now'],
        ['评议小组评议', 'ahead'],
        ['公示', 'ahead'],
        ['积分入账', 'ahead'],
      ],
    ],
    [
      'before the panel',
      'in_review',
      checked,
      {},
      [
        ['已提交', 'done'],
        ['村里初审', 'done'],
        ['评议小组评议', 'now'],
        ['公示', 'ahead'],
        ['积分入账', 'ahead'],
      ],
    ],
    [
      'refused by the panel',
      'rejected',
      { ...checked, panelDueOn: null },
      {},
      [
        ['已提交', 'done'],
        ['村里初审', 'done'],
        ['评议小组评议', 'done'],
        ['没有通过', 'refused'],
      ],
    ],
    [
      'in 公示',
      'publicized',
      published,
      {},
      [
        ['已提交', 'done'],
        ['村里初审', 'done'],
        ['评议小组评议', 'done'],
        ['公示', 'now'],
        ['积分入账', 'ahead'],
      ],
    ],
    [
      'objected',
      'objected',
      { ...published, objections: [objection] },
      {},
      [
        ['已提交', 'done'],
        ['村里初审', 'done'],
        ['评议小组评议', 'done'],
        ['公示', 'done'],
        ['异议复核', 'now'],
        ['积分入账', 'ahead'],
      ],
    ],
    [
      'upheld',
      'upheld',
      { ...published, objections: [{ ...objection, outcome: 'refused' }] },
      {},
      [
        ['已提交', 'done'],
        ['村里初审', 'done'],
        ['评议小组评议', 'done'],
        ['公示', 'done'],
        ['异议成立，不入账', 'refused'],
      ],
    ],
    [
      'credited after all',
      'credited',
      { ...published, objections: [{ ...objection, outcome: 'agreed' }], creditedAt: '2026-12-01T00:01:00+08:00' },
      { pointsAwarded: 12 },
      [
        ['已提交', 'done'],
        ['村里初审', 'done'],
        ['评议小组评议', 'done'],
        ['公示', 'done'],
        ['异议复核', 'done'],
        ['积分入账', 'done'],
      ],
    ],
    [
      'withdrawn in 公示',
      'withdrawn',
      published,
      {},
      [
        ['已提交', 'done'],
        ['村里初审', 'done'],
        ['评议小组评议', 'done'],
        ['公示', 'done'],
        ['已撤回', 'refused'],
      ],
    ],
  ])('%s', (_case, status, course, more, steps) => {
    expect(shown(status, course, more)).toEqual(steps);
  });

  it('says the last whole day of 公示, and that it is over before the clock came by', () => {
    const note = (course: ApplicationCourse) =>
      applicationSteps({ status: 'publicized', course, submittedAt: '2026-11-24T10:00:00+08:00' } as ApplicationView, NOW).find(
        step => step.state === 'now',
      )?.note;
    expect(note(published)).toBe('公示到11月30日 周一，没有异议自动入账');
    expect(note({ ...published, publicUntil: '2026-11-26T00:00:00+08:00' })).toBe('公示期满，正在入账');
  });
});

it('the fast lane says by which day, and does not promise a day that is over', () => {
  const note = (checkDueOn: string) =>
    applicationSteps(
      { status: 'submitted', course: null, checkDueOn, submittedAt: '2026-11-24T10:00:00+08:00' } as ApplicationView,
      NOW,
    ).find(step => step.state === 'now')?.note;
  expect(note('2026-11-27')).toBe('审核中，最晚明天有结果');
  expect(note('2026-11-30')).toBe('审核中，最晚11月30日 周一有结果');
  expect(note('2026-11-25')).toBe('审核中，过了期限还没有结果，系统已提醒村里');
});
