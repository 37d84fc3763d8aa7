import { HOUSEHOLD_CHANGE_MAX_PHOTOS, householdChangeRoutes, type SplitOutlook } from '@jishan/contracts';
import { useState } from 'react';
import { newId } from '@/api/ids';
import { useCommand } from '@/api/hooks';
import { usePhotos } from '@/features/photos/use-photos';
import { useVillageId } from '@/features/session/session';
import { go } from '@/navigation/go';
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
  const [id] = useState(() => newId());
  const [values, setValues] = useState<SplitValues>(BLANK_SPLIT);
  const [tried, setTried] = useState(false);
  const photos = usePhotos(useVillageId(), HOUSEHOLD_CHANGE_MAX_PHOTOS, NO_PHOTOS, forgetKept);
  const split = useCommand(householdChangeRoutes.splitHousehold, {
    refetches: HOUSEHOLDS_CHANGED,
    onDone: change => {
      toast(t.sent, 'done');
      go.instead('householdChange', { id: change.id });
    },
  });
  const plan = planSplit(values, outlook);
  const { wish, faults } = readSplit(values, outlook, Date.now());
  const photoIds = photos.photos.flatMap(photo => photo.mediaId ?? []);
  const travelling = photoIds.length < photos.photos.length && !photos.refused;
  const photosFault = photos.refused ? t.photosRefused : photos.photos.length === 0 ? t.photosMissing : undefined;
  const none: SplitFaults = {};
  const ask = async () => {
    setTried(true);
    if (!wish || photosFault !== undefined || travelling || split.busy) return;
    const names = plan.moving.map(member => member.name);
    if (!(await confirm({ title: t.ask, body: t.askBody(names, wish.name, wish.points), action: t.send }))) return;
    split.run({ params: { householdId: outlook.householdId }, body: { ...wish, id, photoIds } });
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
    busy: split.busy || travelling,
    error: split.error,
    ask: () => void ask(),
  };
}
