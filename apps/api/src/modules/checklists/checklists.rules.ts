import type { ItemContent, StepResult, StepState } from '@jishan/contracts';
import { addWorkingDays, type Day } from '../../platform/calendar';
import type { Problem } from '../../platform/errors/problem';
import {
  forbiddenHasSteps,
  forbiddenIsNoCertificate,
  insteadNeeded,
  resultPhotoNeeded,
  resultTextNeeded,
  stepsNeeded,
  stepsTooLong,
} from './checklists.errors';

export const isExecutable = (item: { readonly forbidden: boolean; readonly steps: readonly unknown[] }): boolean =>
  !item.forbidden && item.steps.length > 0;

/** What a step's outcome lacks, if anything. */
export function lackingResult(wanted: StepResult, given: { readonly text: string; readonly photoIds: readonly unknown[] }): Problem | null {
  if ((wanted === 'text' || wanted === 'text_and_photo') && given.text.trim() === '') return resultTextNeeded();
  if ((wanted === 'photo' || wanted === 'text_and_photo') && given.photoIds.length === 0) return resultPhotoNeeded();
  return null;
}

/** Why an item cannot be published as it stands. The steps together must fit into what is promised. */
export function inconsistency(item: ItemContent): Problem | null {
  if (item.forbidden) {
    if (item.kind !== 'certificate') return forbiddenIsNoCertificate();
    if (item.steps.length > 0) return forbiddenHasSteps();
    return item.insteadWhere?.trim() && item.insteadHow?.trim() ? null : insteadNeeded();
  }
  if (item.kind === 'public_service' && item.steps.length === 0) return stepsNeeded();
  const days = item.steps.reduce((sum, step) => sum + step.dueDays, 0);
  const limit = item.timeLimitDays ?? null;
  return limit !== null && days > limit ? stepsTooLong({ days, limit }) : null;
}

/** Late once the limit's day is over, as long as the clock runs. */
export const isOverdue = (status: string, dueOn: Day | null, today: Day): boolean => status === 'open' && dueOn !== null && dueOn < today;

/** When everything should be through if each later step takes its time; counted from today where the current one is late already. */
export function expectedEnd(status: string, dueOn: Day | null, laterDays: readonly number[], today: Day): Day | null {
  if (status !== 'open' || dueOn === null) return null;
  return addWorkingDays(
    dueOn < today ? today : dueOn,
    laterDays.reduce((sum, count) => sum + count, 0),
  );
}

export function stepState(
  request: { readonly status: string; readonly current_step: number },
  step: { readonly position: number; readonly done: boolean },
): StepState {
  if (step.done) return 'done';
  if (request.status === 'refused' || request.status === 'withdrawn') return 'stopped';
  return step.position === request.current_step ? 'current' : 'ahead';
}
