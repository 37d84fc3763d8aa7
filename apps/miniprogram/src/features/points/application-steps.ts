import type { ApplicationView } from '@jishan/contracts';
import { sayDay, todayOf } from '@/formats/calendar-day';
import { sayWhen } from '@/formats/dates';
import * as texts from '@/texts/zh-CN';
import type { Step } from '@/ui';
import { courseSteps } from './course-steps';

/** The road of an application as its owner sees it. */
export const applicationSteps = (application: ApplicationView, now: number = Date.now()): Step[] =>
  application.course ? courseSteps(application, application.course, now) : shortSteps(application, now);

/** By which day; that it is over is no secret. */
function reviewNote({ checkDueOn }: ApplicationView, now: number): string | undefined {
  if (checkDueOn === null) return undefined;
  return checkDueOn < todayOf(now) ? texts.points.stepReviewLate : texts.points.stepReviewNow(sayDay(checkDueOn, now));
}

/** The fast lane: one reviewer. */
function shortSteps(application: ApplicationView, now: number): Step[] {
  const t = texts.points;
  const sent: Step = { title: t.stepSent, note: sayWhen(application.submittedAt, now), state: 'done' };
  const decided = [
    application.decidedByRole && t.reviewedBy(application.decidedByRole),
    application.decidedAt && sayWhen(application.decidedAt, now),
  ]
    .filter(Boolean)
    .join(' · ');
  const reviewed: Step = { title: t.stepReview, note: decided, state: 'done' };
  const why = application.decisionReason ?? undefined;
  switch (application.status) {
    // Only with a course.
    case 'in_review':
    case 'publicized':
    case 'objected':
    case 'overturned':
    case 'upheld':
    case 'submitted':
      return [sent, { title: t.stepReview, note: reviewNote(application, now), state: 'now' }, { title: t.stepCredited, state: 'ahead' }];
    case 'returned':
      return [sent, { ...reviewed, title: t.stepReturned, note: why ?? decided, state: 'now' }, { title: t.stepCredited, state: 'ahead' }];
    case 'credited':
      return [sent, reviewed, { title: t.stepCredited, note: t.creditedNote(application.pointsAwarded ?? 0), state: 'done' }];
    case 'rejected':
      return [sent, reviewed, { title: t.stepRejected, note: why, state: 'refused' }];
    case 'withdrawn':
      return [sent, { title: t.stepWithdrawn, state: 'refused' }];
    case 'reversed':
      return [sent, reviewed, { title: t.stepReversed, note: why, state: 'refused' }];
  }
}
