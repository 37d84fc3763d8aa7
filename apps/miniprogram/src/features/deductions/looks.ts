import { deductionStatusTitles, type DeductionStatus, type DeductionView } from '@jishan/contracts';
import { sayDay } from '@/formats/calendar-day';
import { sayWhen } from '@/formats/dates';
import * as texts from '@/texts/zh-CN';
import type { Step, Tone } from '@/ui';

const t = texts.deductions;

export const deductionTones: Record<DeductionStatus, Tone> = {
  notified: 'gold',
  appealed: 'sky',
  cancelled: 'leaf',
  withdrawn: 'leaf',
  posted: 'plain',
  reversed: 'leaf',
};

/** Nobody of the house can read the notice, and nobody told them yet. */
export const untold = ({ status, appealUntil }: DeductionView): boolean => status === 'notified' && appealUntil === null;
export const deductionTitle = (one: DeductionView): string => (untold(one) ? t.untold : deductionStatusTitles[one.status]);

const SECOND_MS = 1_000;
/** The window ends with the midnight after its last day. */
export const lastDay = (until: string): string => new Date(Date.parse(until) - SECOND_MS).toISOString();

/** Where a case stands, in the order in which it goes, each with its date. */
export function deductionSteps(one: DeductionView, now: number, sayDate: (at: string) => string): Step[] {
  const steps: Step[] = [
    {
      title: t.stepNotice,
      note: [sayWhen(one.openedAt, now), one.openedByRole && t.from(one.openedByRole)].filter(Boolean).join(' · '),
      state: 'done',
    },
  ];
  if (one.status === 'withdrawn')
    return [...steps, { title: t.stepWithdrawn, note: one.closed ? t.reason(one.closed.reason) : undefined, state: 'done' }];
  if (one.told)
    steps.push({ title: t.stepTold, note: t.toldNote(sayWhen(one.told.at, now), one.told.role ?? '', one.told.to), state: 'done' });
  if (one.appeal) steps.push({ title: t.stepAppeal, note: appealNote(one, one.appeal, now), state: 'done' }, decideStep(one));
  else steps.push(windowStep(one, sayDate));
  if (one.status === 'cancelled') return steps;
  if (!one.result) return [...steps, { title: t.stepPosted, note: t.stepPostedLater, state: 'ahead' }];
  const posted = [t.took(one.result.posted), one.result.waived > 0 && t.waived(one.result.waived)].filter(Boolean).join('，');
  steps.push({ title: t.stepPosted, note: posted, state: 'done' });
  if (one.status === 'reversed')
    steps.push({ title: t.stepReversed, note: one.closed ? t.reason(one.closed.reason) : undefined, state: 'done' });
  return steps;
}

const appealNote = (
  { householdName }: DeductionView,
  { at, spoken, helperName }: NonNullable<DeductionView['appeal']>,
  now: number,
): string =>
  [sayWhen(at, now), spoken && t.spokenNote(spoken.by, spoken.role ?? ''), helperName && t.appealedFor(helperName, householdName)]
    .filter(Boolean)
    .join(' · ');

function windowStep(one: DeductionView, sayDate: (at: string) => string): Step {
  if (one.result) return { title: t.stepWindow, note: t.stepWindowOver, state: 'done' };
  if (one.due) return { title: t.stepWindow, note: t.stepDue, state: 'done' };
  if (one.appealUntil === null) return { title: t.stepTold, note: t.stepTellNow, state: 'now' };
  return { title: t.stepWindow, note: t.stepWindowNow(sayDate(lastDay(one.appealUntil))), state: 'now' };
}

function decideStep({ answer, appeal }: DeductionView): Step {
  if (!answer) {
    const day = appeal ? sayDay(appeal.dueOn) : '';
    return { title: t.stepDecide, note: appeal?.overdue ? t.stepDecideLate(day) : t.stepDecideNow(day), state: 'now' };
  }
  const role = answer.role ?? t.stepDecide;
  const said = answer.upheld ? t.stepUpheld(role) : t.stepDismissed(role);
  return { title: t.stepDecide, note: [said, t.answer(answer.reason)].join('。'), state: 'done' };
}
