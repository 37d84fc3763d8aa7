import type { ApplicationCourse, ApplicationView } from '@jishan/contracts';
import { sayDay } from '@/formats/calendar-day';
import { sayWhen } from '@/formats/dates';
import * as texts from '@/texts/zh-CN';
import type { Step } from '@/ui';
import { sayLastDay } from './last-day';

/** The full lane, step by step with its dates: first check, panel, 公示, what was objected, credit. */
export function courseSteps(application: ApplicationView, course: ApplicationCourse, now: number): Step[] {
  const t = texts.panel;
  const { status } = application;
  const sent: Step = { title: texts.points.stepSent, note: sayWhen(application.submittedAt, now), state: 'done' };
  const steps: Step[] = [sent, ...checkSteps(application, course, now)];
  if (course.checkedAt === null) return closed(application, steps);
  const panelNow: Step = {
    title: t.stepPanel,
    state: 'now',
    note: course.panelDueOn ? t.stepPanelNow(sayDay(course.panelDueOn, now)) : undefined,
  };
  if (status === 'in_review')
    return [...steps, panelNow, { title: t.stepPublic, state: 'ahead' }, { title: texts.points.stepCredited, state: 'ahead' }];
  if (course.agreedAt === null || course.publicUntil === null) {
    const decided = status === 'rejected';
    return closed(application, decided ? [...steps, { title: t.stepPanel, note: whenDecided(application, now), state: 'done' }] : steps);
  }
  steps.push({ title: t.stepPanel, note: t.stepPanelDone(sayWhen(course.agreedAt, now), course.agreedPoints ?? 0), state: 'done' });
  return [...steps, ...publicSteps(application, course, now)];
}

const whenDecided = (application: ApplicationView, now: number): string | undefined =>
  application.decidedAt ? sayWhen(application.decidedAt, now) : undefined;

function checkSteps(application: ApplicationView, course: ApplicationCourse, now: number): Step[] {
  const t = texts.panel;
  if (course.checkedAt) return [{ title: t.stepCheck, note: sayWhen(course.checkedAt, now), state: 'done' }];
  if (application.status === 'submitted')
    return [
      { title: t.stepCheck, note: t.stepCheckNow(sayDay(course.checkDueOn, now)), state: 'now' },
      { title: t.stepPanel, state: 'ahead' },
      { title: t.stepPublic, state: 'ahead' },
      { title: texts.points.stepCredited, state: 'ahead' },
    ];
  if (application.status === 'returned')
    return [
      { title: texts.points.stepReturned, note: application.decisionReason ?? undefined, state: 'now' },
      { title: t.stepPanel, state: 'ahead' },
      { title: t.stepPublic, state: 'ahead' },
      { title: texts.points.stepCredited, state: 'ahead' },
    ];
  return [];
}

/** The end of one that never came to its 公示. */
function closed(application: ApplicationView, steps: Step[]): Step[] {
  if (application.status === 'withdrawn') return [...steps, { title: texts.points.stepWithdrawn, state: 'refused' }];
  if (application.status === 'rejected')
    return [...steps, { title: texts.points.stepRejected, note: application.decisionReason ?? undefined, state: 'refused' }];
  return steps;
}

function publicSteps(application: ApplicationView, course: ApplicationCourse, now: number): Step[] {
  const t = texts.panel;
  const until = course.publicUntil ?? '';
  const open = application.status === 'publicized' || application.status === 'overturned';
  const over = Date.parse(until) <= now;
  const steps: Step[] = [
    {
      title: t.stepPublic,
      note: !open ? t.stepPublicDone(sayLastDay(until, now)) : over ? t.stepPublicOver : t.stepPublicNow(sayLastDay(until, now)),
      state: open ? 'now' : 'done',
    },
    ...objectionSteps(application, course, now),
  ];
  if (application.status === 'upheld') return steps;
  if (application.status === 'credited')
    return [...steps, { title: texts.points.stepCredited, note: creditedNote(application, course, now), state: 'done' }];
  if (application.status === 'reversed')
    return [...steps, { title: texts.points.stepReversed, note: application.decisionReason ?? undefined, state: 'refused' }];
  if (application.status === 'withdrawn' || application.status === 'rejected') return closed(application, steps);
  return [...steps, { title: texts.points.stepCredited, state: 'ahead' }];
}

const creditedNote = (application: ApplicationView, course: ApplicationCourse, now: number): string =>
  [texts.points.creditedNote(application.pointsAwarded ?? 0), course.creditedAt && sayWhen(course.creditedAt, now)]
    .filter(Boolean)
    .join(' · ');

function objectionSteps(application: ApplicationView, course: ApplicationCourse, now: number): Step[] {
  const t = texts.panel;
  const last = course.objections[course.objections.length - 1];
  if (!last) return [];
  if (last.outcome === null) return [{ title: t.stepObjection, note: t.stepObjectionNow, state: 'now' }];
  if (last.outcome === 'refused') return [{ title: t.stepFounded, note: application.decisionReason ?? undefined, state: 'refused' }];
  return [{ title: t.stepObjection, note: t.stepUnfounded(last.decidedAt ? sayWhen(last.decidedAt, now) : ''), state: 'done' }];
}
