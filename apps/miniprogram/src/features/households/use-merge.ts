import { householdChangeRoutes, identityRoutes, type HouseholdDocument, type MergeOutlook } from '@jishan/contracts';
import { useState } from 'react';
import { useCommand, useVillageCall } from '@/api/hooks';
import { todayOf } from '@/formats/calendar-day';
import { dayOf } from '@/formats/days';
import * as texts from '@/texts/zh-CN';
import { confirm } from '@/ui';
import { useChangeForm } from './use-change-form';

const t = texts.merges;

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
  const form = useChangeForm(`merge/${from.householdId}`, t.sent);
  const [values, setValues] = useState<DocumentValues>(BLANK);
  const [tried, setTried] = useState(false);
  const two = useNeedsTwo(from, into);
  const merge = useCommand(householdChangeRoutes.mergeHousehold, form.command);
  const faults = faultsOf(values);
  const ask = async () => {
    setTried(true);
    const documentDay = dayOf(values.documentDay);
    const { document, documentNumber, reason } = values;
    if (Object.keys(faults).length > 0 || document === undefined || documentDay === undefined) return;
    if (form.photosFault !== undefined || merge.busy) return;
    const body = t.askBody(from.householdName, into.householdName, from.spendable, two === true);
    if (!(await confirm({ title: t.ask, body, action: t.send }))) return;
    const wish = { document, documentDay, documentNumber: documentNumber.trim(), reason: reason.trim() };
    merge.run({
      params: { householdId: from.householdId },
      body: { ...wish, id: form.id, intoHouseholdId: into.householdId, photoIds: form.photoIds },
    });
  };
  return {
    values,
    two,
    set: (change: Partial<DocumentValues>) => setValues(before => ({ ...before, ...change })),
    faults: tried ? faults : {},
    ...form.shown(merge),
    photosError: tried ? form.photosFault : undefined,
    ask: () => void ask(),
  };
}
