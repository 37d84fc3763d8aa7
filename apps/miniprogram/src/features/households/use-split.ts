import { householdChangeRoutes, type SplitOutlook } from '@jishan/contracts';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import * as texts from '@/texts/zh-CN';
import { confirm } from '@/ui';
import { BLANK_SPLIT, planSplit, readSplit, type SplitFaults, type SplitValues } from './split-values';
import { useChangeForm } from './use-change-form';

const t = texts.households;

/** The form of a 分户, and the question before anybody moves. */
export function useSplit(outlook: SplitOutlook) {
  const form = useChangeForm(`split/${outlook.householdId}`, t.sent);
  const [values, setValues] = useState<SplitValues>(BLANK_SPLIT);
  const [tried, setTried] = useState(false);
  const split = useCommand(householdChangeRoutes.splitHousehold, form.command);
  const plan = planSplit(values, outlook);
  const { wish, faults } = readSplit(values, outlook, Date.now());
  const none: SplitFaults = {};
  const ask = async () => {
    setTried(true);
    if (!wish || form.photosFault !== undefined || split.busy) return;
    const names = plan.moving.map(member => member.name);
    if (!(await confirm({ title: t.ask, body: t.askBody(names, wish.name, wish.points), action: t.send }))) return;
    split.run({ params: { householdId: outlook.householdId }, body: { ...wish, id: form.id, photoIds: form.photoIds } });
  };
  return {
    values,
    plan,
    set: (change: Partial<SplitValues>) => setValues(before => ({ ...before, ...change })),
    toggle: (personId: string) =>
      setValues(before => ({
        ...before,
        personIds: before.personIds.includes(personId) ? before.personIds.filter(one => one !== personId) : [...before.personIds, personId],
      })),
    faults: tried ? faults : none,
    ...form.shown(split),
    photosError: tried ? form.photosFault : undefined,
    ask: () => void ask(),
  };
}
