import { ACTIVITY_TICKS_MAX_PERSONS, activitiesRoutes } from '@jishan/contracts';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { call } from '@/api/client';
import { isPassing } from '@/api/errors';
import { newId } from '@/api/ids';
import { keys, readAnew, refetch } from '@/api/query';
import { useSession, useVillageId } from '@/features/session/session';
import { forgetDraft, readDraft, writeDraft } from '@/features/writing/drafts';
import { useNetwork } from '@/platform/network';
import * as texts from '@/texts/zh-CN';
import { toast } from '@/ui';
import { batchOf, settled, type Pending } from './ticks';

/** A few taps travel together. */
const PAUSE_MS = 1_200;
const RETRY_MS = 6_000;

interface TicksDraft extends Readonly<Record<string, unknown>> {
  readonly ticks: Pending;
}

/**
 * Ticks are kept on the phone as they are made and sent in batches when there is a network: what the list should say, so that a batch sent
 * twice changes nothing. A tick counts as sent only once the list that was read after it says the same.
 */
export function useTicks(activityId: string) {
  const accountId = useSession(state => state.me?.accountId) ?? '';
  const villageId = useVillageId() ?? '';
  const online = useNetwork(state => state.online);
  const place = useMemo(() => ({ accountId, villageId, about: `ticks/${activityId}` }), [accountId, activityId, villageId]);
  const [pending, setPending] = useState<Pending>(() => readDraft<TicksDraft>(place)?.fields.ticks ?? {});
  const [error, setError] = useState<unknown>();
  const [round, setRound] = useState(0);
  const newest = useRef(pending);
  const sending = useRef(false);
  newest.current = pending;

  useEffect(() => {
    if (Object.keys(pending).length === 0) forgetDraft(place);
    else writeDraft({ ...place, fields: { ticks: pending }, photos: [] });
  }, [pending, place]);

  const send = useCallback(async () => {
    const batch = batchOf(newest.current, ACTIVITY_TICKS_MAX_PERSONS);
    if (sending.current || batch.present.length + batch.absent.length === 0) return;
    sending.current = true;
    try {
      const result = await call(activitiesRoutes.tickPresence, { params: { villageId, activityId }, body: batch, idempotencyKey: newId() });
      await readAnew(keys.all(activitiesRoutes.activityRoster));
      refetch(activitiesRoutes.activity, activitiesRoutes.activities);
      setPending(now => settled(now, batch));
      setError(undefined);
      if (result.ignored.length > 0) toast(texts.activities.ignored(result.ignored.length), 'refused');
    } catch (refusal) {
      if (isPassing(refusal)) setTimeout(() => setRound(before => before + 1), RETRY_MS);
      else {
        setPending(now => settled(now, batch));
        setError(refusal);
      }
    } finally {
      sending.current = false;
    }
  }, [activityId, villageId]);

  useEffect(() => {
    if (!online || Object.keys(pending).length === 0) return;
    const timer = setTimeout(() => void send(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [online, pending, round, send]);

  const tick = useCallback((personId: string, present: boolean) => setPending(before => ({ ...before, [personId]: present })), []);
  return { pending, tick, error, unsent: Object.keys(pending).length };
}
