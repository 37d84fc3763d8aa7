import {
  HOUSEHOLD_CHANGE_MAX_PHOTOS,
  householdChangeRoutes,
  identityRoutes,
  type HouseholdDocument,
  type MergeOutlook,
} from '@jishan/contracts';
import { useState } from 'react';
import { useCommand, useVillageCall } from '@/api/hooks';
import { useLastingId } from '@/api/lasting-id';
import { usePhotos } from '@/features/photos/use-photos';
import { useVillageId } from '@/features/session/session';
import { todayOf } from '@/formats/calendar-day';
import { dayOf } from '@/formats/days';
import type { OutboxPhoto } from '@/outbox';
import * as texts from '@/texts/zh-CN';
import { confirm, toast } from '@/ui';
import { HOUSEHOLDS_CHANGED } from './changed';

const t = texts.merges;
const NO_PHOTOS: readonly OutboxPhoto[] = [];
const forgetKept = (): void => undefined;

export interface DocumentValues {
  /** Nothing until somebody says which. */
  readonly document?: HouseholdDocument;
  readonly documentDay: string;
  readonly documentNumber: string;
  readonly reason: string;
}
const BLANK: DocumentValues = { documentDay: '', documentNumber: '', reason: '' };

export type DocumentFaults = Readonly<Partial<Record<'document' | 'documentDay' | 'reason', string>>>;

function faultsOf({ document, documentDay, reason }: DocumentValues): DocumentFaults {
  const day = dayOf(documentDay);
  const dayFault = day === undefined ? texts.households.documentDayWrong : texts.households.documentDayAhead;
  return {
    ...(document === undefined ? { document: texts.households.documentMissing } : {}),
    ...(day === undefined || day > todayOf() ? { documentDay: dayFault } : {}),
    ...(reason.trim() === '' ? { reason: texts.households.reasonMissing } : {}),
  };
}

/** Whether it will wait for a second pair of hands: the richer of the two counts. The server decides; undefined while the village's limit is not known. */
function useNeedsTwo(from: MergeOutlook, into: MergeOutlook): boolean | undefined {
  const above = useVillageCall(identityRoutes.villageHome, {}).data?.settings.twoDecideAbovePoints;
  return above === undefined ? undefined : above > 0 && [from, into].some(({ spendable, reserved }) => spendable + reserved > above);
}

/** The form of a 并户, once it is known which two. */
export function useMerge(from: MergeOutlook, into: MergeOutlook) {
  const creates = useLastingId(`merge/${from.householdId}`);
  const [values, setValues] = useState<DocumentValues>(BLANK);
  const [tried, setTried] = useState(false);
  const two = useNeedsTwo(from, into);
  const photos = usePhotos(useVillageId(), HOUSEHOLD_CHANGE_MAX_PHOTOS, NO_PHOTOS, forgetKept);
  const merge = useCommand(householdChangeRoutes.mergeHousehold, {
    refetches: HOUSEHOLDS_CHANGED,
    creates,
    onTaken: go => go.instead('householdChange', { id: creates.id }),
    onDone: (change, go) => {
      toast(t.sent, 'done');
      go.instead('householdChange', { id: change.id });
    },
  });
  const faults = faultsOf(values);
  const photosFault = photos.photos.length === 0 ? texts.households.photosMissing : photos.fault;
  const ask = async () => {
    setTried(true);
    const documentDay = dayOf(values.documentDay);
    const { document, documentNumber, reason } = values;
    if (Object.keys(faults).length > 0 || document === undefined || documentDay === undefined) return;
    if (photosFault !== undefined || merge.busy) return;
    const body = t.askBody(from.householdName, into.householdName, from.spendable, two === true);
    if (!(await confirm({ title: t.ask, body, action: t.send }))) return;
    const wish = { document, documentDay, documentNumber: documentNumber.trim(), reason: reason.trim() };
    merge.run({
      params: { householdId: from.householdId },
      body: { ...wish, id: creates.id, intoHouseholdId: into.householdId, photoIds: photos.arrived },
    });
  };
  return {
    values,
    two,
    set: (change: Partial<DocumentValues>) => setValues(before => ({ ...before, ...change })),
    faults: tried ? faults : {},
    photos,
    photosError: tried ? photosFault : undefined,
    busy: merge.busy || photos.underWay,
    busyText: photos.underWay ? texts.sending.photosUnderWay : texts.common.sending,
    error: merge.error,
    ask: () => void ask(),
  };
}
