import { identityRoutes, PROXY_WITNESSES, type ProxyTerm } from '@jishan/contracts';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import { useWriting } from '@/features/writing/use-writing';
import * as texts from '@/texts/zh-CN';
import { toast } from '@/ui';
import type { Found } from './find-one';

interface RecordFields extends Readonly<Record<string, unknown>> {
  readonly household: readonly Found[];
  readonly helper: readonly Found[];
  readonly witnesses: readonly Found[];
  readonly term: ProxyTerm;
  readonly reason: string;
}
const BLANK: RecordFields = { household: [], helper: [], witnesses: [], term: 'year', reason: '' };
const ONE_PHOTO = 1;

const t = texts.helpers;

export function useRecord() {
  const [tried, setTried] = useState(false);
  const writing = useWriting('proxy', BLANK, ONE_PHOTO);
  const { fields, photos } = writing;
  const record = useCommand(identityRoutes.recordProxy, {
    refetches: [identityRoutes.recordedProxies],
    onDone: (_answer, go) => {
      writing.finish();
      toast(t.sent, 'done');
      go.instead('proxies');
    },
  });
  const [household] = fields.household;
  const [helper] = fields.helper;
  const faults = {
    household: household ? undefined : t.householdMissing,
    helper: helper ? undefined : t.helperMissing,
    witnesses: fields.witnesses.length === PROXY_WITNESSES ? undefined : t.witnessesMissing,
    reason: fields.reason.trim() === '' ? t.reasonMissing : undefined,
  };
  const send = () => {
    setTried(true);
    if (!household || !helper || faults.witnesses || faults.reason || photos.fault || record.busy) return;
    const [photoId] = photos.arrived;
    record.run({
      body: {
        householdId: household.id,
        helperPersonId: helper.id,
        witnessPersonIds: fields.witnesses.map(({ id }) => id),
        reason: fields.reason.trim(),
        term: fields.term,
        ...(photoId ? { photoId } : {}),
      },
    });
  };
  return {
    ...writing,
    send,
    busy: record.busy,
    error: record.error,
    faults: tried ? faults : ({} as Partial<typeof faults>),
    photosError: tried ? photos.fault : undefined,
  };
}
