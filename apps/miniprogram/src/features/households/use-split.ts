import { HOUSEHOLD_CHANGE_MAX_PHOTOS, householdChangeRoutes, type SplitOutlook } from '@jishan/contracts';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import { useLastingId } from '@/api/lasting-id';
import { usePhotos } from '@/features/photos/use-photos';
import { useVillageId } from '@/features/session/session';
import type { OutboxPhoto } from '@/outbox';
import * as texts from '@/texts/zh-CN';
import { confirm, toast } from '@/ui';
import { HOUSEHOLDS_CHANGED } from './changed';
import { BLANK_SPLIT, planSplit, readSplit, type SplitFaults, type SplitValues } from './split-values';

const t = texts.households;
const NO_PHOTOS: readonly OutboxPhoto[] = [];
const forgetKept = (): void => undefined;

/** The form of a 分户, and the question before anybody moves. */
export function useSplit(outlook: SplitOutlook) {
  const creates = useLastingId(`split/${outlook.householdId}`);
  const [values, setValues] = useState<SplitValues>(BLANK_SPLIT);
  const [tried, setTried] = useState(false);
  const photos = usePhotos(useVillageId(), HOUSEHOLD_CHANGE_MAX_PHOTOS, NO_PHOTOS, forgetKept);
  const split = useCommand(householdChangeRoutes.splitHousehold, {
    refetches: HOUSEHOLDS_CHANGED,
    creates,
    onTaken: go => go.instead('householdChange', { id: creates.id }),
    onDone: (change, go) => {
      toast(t.sent, 'done');
      go.instead('householdChange', { id: change.id });
    },
  });
  const plan = planSplit(values, outlook);
  const { wish, faults } = readSplit(values, outlook, Date.now());
  const photosFault = photos.photos.length === 0 ? t.photosMissing : photos.fault;
  const none: SplitFaults = {};
  const ask = async () => {
    setTried(true);
    if (!wish || photosFault !== undefined || split.busy) return;
    const names = plan.moving.map(member => member.name);
    if (!(await confirm({ title: t.ask, body: t.askBody(names, wish.name, wish.points), action: t.send }))) return;
    split.run({ params: { householdId: outlook.householdId }, body: { ...wish, id: creates.id, photoIds: photos.arrived } });
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
    photos,
    photosError: tried ? photosFault : undefined,
    busy: split.busy || photos.underWay,
    busyText: photos.underWay ? texts.sending.photosUnderWay : texts.common.sending,
    error: split.error,
    ask: () => void ask(),
  };
}
