import { pointsByHeads, splitBounds, type HouseholdDocument, type SplitHousehold, type SplitOutlook } from '@jishan/contracts';
import { wholeNumber } from '@/features/rule-sets/whole-number';
import { todayOf } from '@/formats/calendar-day';
import { dayOf } from '@/formats/days';
import * as texts from '@/texts/zh-CN';

const t = texts.households;

/** As typed and chosen; what is undefined follows from the rest until somebody says otherwise. */
export interface SplitValues {
  readonly personIds: readonly string[];
  readonly headId?: string;
  readonly remainingHeadId?: string;
  readonly name?: string;
  readonly groupId?: string;
  readonly points?: string;
  readonly document?: HouseholdDocument;
  readonly documentDay: string;
  readonly documentNumber: string;
  readonly reason: string;
}
export const BLANK_SPLIT: SplitValues = {
  personIds: [],
  documentDay: '',
  documentNumber: '',
  reason: '',
};

export type Member = SplitOutlook['members'][number];
export interface SplitPlan {
  readonly moving: readonly Member[];
  readonly staying: readonly Member[];
  readonly headMoves: boolean;
  readonly headId: string | undefined;
  readonly remainingHeadId: string | undefined;
  readonly name: string;
  /** Empty: of no group. */
  readonly groupId: string;
  readonly points: string;
}

const onlyGrownUp = (members: readonly Member[]): string | undefined => {
  const grownUp = members.filter(member => !member.minor);
  return grownUp.length === 1 ? grownUp[0]?.personId : undefined;
};

/** What the form shows: what was said, and what follows from it. */
export function planSplit(values: SplitValues, outlook: SplitOutlook): SplitPlan {
  const moving = outlook.members.filter(member => values.personIds.includes(member.personId));
  const staying = outlook.members.filter(member => !values.personIds.includes(member.personId));
  const among = (members: readonly Member[], id: string | undefined): string | undefined =>
    members.find(member => member.personId === id && !member.minor)?.personId ?? onlyGrownUp(members);
  const headMoves = moving.some(member => member.head);
  const headId = among(moving, values.headId);
  const head = moving.find(member => member.personId === headId);
  return {
    moving,
    staying,
    headMoves,
    headId,
    remainingHeadId: headMoves ? among(staying, values.remainingHeadId) : undefined,
    name: values.name ?? (head ? t.nameOf(head.name) : ''),
    groupId: values.groupId ?? outlook.groupId ?? '',
    points: values.points ?? String(pointsByHeads(outlook.spendable, moving.length, outlook.members.length)),
  };
}

type Faulty = 'people' | 'head' | 'remainingHead' | 'name' | 'points' | 'document' | 'documentDay' | 'reason';
export type SplitFaults = Partial<Record<Faulty, string>>;
export type ReadSplit = Omit<SplitHousehold, 'id' | 'photoIds'>;

function dayFault(day: string | undefined, now: number): string | undefined {
  if (day === undefined) return t.documentDayWrong;
  return day > todayOf(now) ? t.documentDayAhead : undefined;
}

/** What the server will ask too, said where it is typed. */
export function readSplit(
  values: SplitValues,
  outlook: SplitOutlook,
  now: number,
): { readonly wish?: ReadSplit; readonly faults: SplitFaults } {
  const plan = planSplit(values, outlook);
  const { headId, remainingHeadId, groupId } = plan;
  const { least, most } = splitBounds(outlook, plan.moving.length);
  const points = wholeNumber(plan.points, least, most);
  const { document } = values;
  const documentDay = dayOf(values.documentDay);
  const [name, reason] = [plan.name.trim(), values.reason.trim()];
  const faults: SplitFaults = {
    people: plan.moving.length === 0 ? t.peopleMissing : plan.staying.length === 0 ? t.peopleAll : undefined,
    head: headId === undefined ? t.headMissing : undefined,
    remainingHead: plan.headMoves && remainingHeadId === undefined ? t.remainingHeadMissing : undefined,
    name: name === '' ? t.nameMissing : undefined,
    points: points === undefined ? t.pointsWrong(least, most) : undefined,
    document: document === undefined ? t.documentMissing : undefined,
    documentDay: dayFault(documentDay, now),
    reason: reason === '' ? t.reasonMissing : undefined,
  };
  const isWhole = Object.values(faults).every(fault => fault === undefined);
  if (!isWhole || headId === undefined || points === undefined || document === undefined || documentDay === undefined) return { faults };
  const wish: ReadSplit = {
    personIds: plan.moving.map(member => member.personId),
    name,
    headPersonId: headId,
    points,
    document,
    documentDay,
    documentNumber: values.documentNumber.trim(),
    reason,
    ...(groupId === '' ? {} : { groupId }),
    ...(remainingHeadId === undefined ? {} : { remainingHeadPersonId: remainingHeadId }),
  };
  return { wish, faults };
}
