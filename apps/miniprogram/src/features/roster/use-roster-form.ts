import { identityRoutes, PHONE_PATTERN } from '@jishan/contracts';
import { useState } from 'react';
import { ProblemError } from '@/api/errors';
import { useCommand } from '@/api/hooks';
import { useLastingId } from '@/api/lasting-id';
import type { Go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { toast } from '@/ui';
import { ROSTER_CHANGED } from './changed';

const t = texts.roster;

export interface RosterValues {
  readonly name: string;
  readonly phone: string;
  readonly minor: boolean;
  readonly groupId: string;
  readonly namesake: boolean;
  readonly reason: string;
}
const BLANK: RosterValues = { name: '', phone: '', minor: false, groupId: '', namesake: false, reason: '' };
type Faults = Partial<Record<keyof RosterValues, string>>;

/** What is wrong with what was written; a household also says in which group it lives. */
function faultsOf(values: RosterValues, isHousehold: boolean): Faults {
  return {
    ...(values.name.trim() === '' ? { name: t.nameMissing } : {}),
    ...(values.phone !== '' && !PHONE_PATTERN.test(values.phone) ? { phone: t.phoneWrong } : {}),
    ...(isHousehold && values.groupId === '' ? { groupId: t.groupMissing } : {}),
    ...(values.reason.trim() === '' ? { reason: t.reasonMissing } : {}),
  };
}

const isNamesake = (error: unknown): boolean => error instanceof ProblemError && error.code === 'ROSTER.NAMESAKE';

/** Somebody new of a household, or a household and its head. */
export function useRosterForm(householdId: string | undefined) {
  const creates = useLastingId(`roster/${householdId ?? ''}`);
  const [values, setValues] = useState(BLANK);
  const [tried, setTried] = useState(false);
  const outcome = {
    refetches: ROSTER_CHANGED,
    creates,
    onTaken: (go: Go) => go.back(),
  };
  const person = useCommand(identityRoutes.addPerson, {
    ...outcome,
    onDone: (_person, go) => {
      toast(t.sent, 'done');
      go.back();
    },
  });
  const household = useCommand(identityRoutes.addHousehold, {
    ...outcome,
    // The rest of the family, and the card, are what comes next.
    onDone: ({ householdId: id }, go) => {
      toast(t.sent, 'done');
      go.instead('rosterHousehold', { id: id ?? undefined });
    },
  });
  const { error, busy } = householdId === undefined ? household : person;
  const faults = faultsOf(values, householdId === undefined);
  const send = () => {
    setTried(true);
    if (Object.keys(faults).length > 0 || busy) return;
    const { name, phone, minor, groupId, namesake, reason } = values;
    const common = {
      id: creates.id,
      name: name.trim(),
      reason: reason.trim(),
      ...(phone === '' ? {} : { phone }),
      ...(namesake ? { namesake } : {}),
    };
    if (householdId === undefined) household.run({ body: { ...common, groupId } });
    else person.run({ body: { ...common, householdId, minor } });
  };
  return {
    values,
    set: (change: Partial<RosterValues>) => setValues(before => ({ ...before, ...change })),
    faults: tried ? faults : {},
    busy,
    error,
    /** Asked only once it is in the way. */
    asksNamesake: values.namesake || isNamesake(error),
    send,
  };
}
