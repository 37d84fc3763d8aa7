import { DECISION_MAX_REPRESENTATIVES, type AdoptRuleSet } from '@jishan/contracts';
import { sayDay, todayOf } from '@/formats/calendar-day';
import { dayOf } from '@/formats/days';
import * as texts from '@/texts/zh-CN';
import { wholeNumber } from './whole-number';

/** The first day that may be, the first of the next month behind it, or one that is picked. */
export type Effective = 'first' | 'month' | 'other';
export interface AdoptValues {
  readonly decidedOn: string;
  readonly representatives: string;
  readonly present: string;
  readonly votesFor: string;
  readonly votesAgainst: string;
  readonly effective: Effective;
  readonly otherDay: string;
}
export type AdoptFaults = Partial<Record<keyof AdoptValues, string>>;

export function firstOfNextMonth(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)).toISOString().slice(0, 10);
}

/** `first`: from when on the draft may be in force. */
export function effectiveDay(values: AdoptValues, first: string): string | undefined {
  if (values.effective === 'first') return first;
  return values.effective === 'month' ? firstOfNextMonth(first) : dayOf(values.otherDay);
}

type Decision = Omit<AdoptRuleSet, 'photoIds'>;

/** What the server will ask too (村民委员会组织法 第二十六条), said where it is typed. */
export function readDecision(
  values: AdoptValues,
  first: string,
  now: number,
): { readonly decision?: Decision; readonly faults: AdoptFaults } {
  const t = texts.ruleSets;
  const today = todayOf(now);
  const decidedOn = dayOf(values.decidedOn);
  const effectiveOn = effectiveDay(values, first);
  const people = (typed: string, min: number) => wholeNumber(typed, min, DECISION_MAX_REPRESENTATIVES);
  const representatives = people(values.representatives, 1);
  const present = people(values.present, 1);
  const votesFor = people(values.votesFor, 0);
  const votesAgainst = people(values.votesAgainst, 0);
  const faults: AdoptFaults = {
    decidedOn: decidedOn === undefined ? t.dayWrong : decidedOn > today ? t.dayAhead : undefined,
    otherDay: effectiveOn === undefined ? t.dayWrong : effectiveOn < first ? t.effectiveEarly(sayDay(first, now)) : undefined,
    representatives: representatives === undefined ? t.peopleWrong : undefined,
    present: present === undefined ? t.peopleWrong : presentFault(representatives, present),
    votesFor: votesFor === undefined ? t.peopleWrong : votesFault(present, votesFor, votesAgainst ?? 0),
    votesAgainst: votesAgainst === undefined ? t.peopleWrong : undefined,
  };
  if (
    Object.values(faults).some(fault => fault !== undefined) ||
    decidedOn === undefined ||
    effectiveOn === undefined ||
    representatives === undefined ||
    present === undefined ||
    votesFor === undefined ||
    votesAgainst === undefined
  )
    return { faults };
  return { decision: { decidedOn, effectiveOn, representatives, present, votesFor, votesAgainst }, faults };
}

function presentFault(representatives: number | undefined, present: number): string | undefined {
  if (representatives === undefined) return undefined;
  if (present > representatives) return texts.ruleSets.votesWrong;
  return present * 3 < representatives * 2 ? texts.ruleSets.quorum(Math.ceil((representatives * 2) / 3)) : undefined;
}

function votesFault(present: number | undefined, votesFor: number, votesAgainst: number): string | undefined {
  if (present === undefined) return undefined;
  if (votesFor + votesAgainst > present) return texts.ruleSets.votesWrong;
  return votesFor * 2 <= present ? texts.ruleSets.carried(Math.floor(present / 2) + 1) : undefined;
}
