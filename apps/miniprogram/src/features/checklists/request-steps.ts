import { roleTitles, type RequestStepView, type RequestView, type StepState } from '@jishan/contracts';
import { sayWhen } from '@/formats/dates';
import { sayDay } from '@/formats/calendar-day';
import * as texts from '@/texts/zh-CN';
import type { Step } from '@/ui';
import { sayOverdue } from './looks';

const STATES: Record<StepState, Step['state']> = { done: 'done', current: 'now', ahead: 'ahead', stopped: 'refused' };

/** What stands under a step: who did it and what came of it, until when it will be done, or whose turn it will be. */
function noteOf(request: Pick<RequestView, 'status' | 'mine'>, step: RequestStepView, now: number): string {
  const t = texts.checklists;
  switch (step.state) {
    case 'done':
      return [step.doneByRole && step.doneAt ? t.stepDone(roleTitles[step.doneByRole], sayWhen(step.doneAt, now)) : undefined, step.note]
        .filter(Boolean)
        .join('\n');
    case 'stopped':
      return t.stepStopped;
    case 'current': {
      if (request.status === 'waiting_for_applicant') return request.mine ? t.waiting : t.waitingForHousehold;
      const until = step.overdue ? sayOverdue(step, now) : step.dueOn ? t.due(sayDay(step.dueOn, now)) : undefined;
      return [roleTitles[step.post], until, step.decidingBody && t.decidedBy(step.decidingBody)].filter(Boolean).join(' · ');
    }
    case 'ahead':
      return t.stepBy(roleTitles[step.post], step.dueDays);
  }
}

export const requestSteps = (request: Pick<RequestView, 'status' | 'mine' | 'steps'>, now: number = Date.now()): Step[] =>
  request.steps.map(step => ({ title: step.title, note: noteOf(request, step, now), state: STATES[step.state] }));
