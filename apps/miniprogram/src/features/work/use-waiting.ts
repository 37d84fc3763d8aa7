import {
  checklistsRoutes,
  complaintsRoutes,
  householdChangeRoutes,
  identityRoutes,
  panelRoutes,
  parlourRoutes,
  pointsRoutes,
} from '@jishan/contracts';
import { useVillageCall } from '@/api/hooks';
import { refetch } from '@/api/query';
import { useMay } from '@/features/session/session';
import { useDuties, type Duty } from './duties';

export type Counts = Readonly<Record<NonNullable<Duty['count']>, number | undefined>>;

interface Waiting {
  readonly counts: Counts;
  /** Of every room that the person has; undefined until all have been counted, as part of a sum is none. */
  readonly total: { readonly waiting: number; readonly overdue: number } | undefined;
}

/** What waits in the rooms of the workbench: counted here alone, for the workbench and for the row that leads to it. */
export function useWaiting(): Waiting {
  const duties = useDuties();
  // Figures only, or one line with them: the cases themselves, with their photos, are read by whoever opens the queue.
  const queue = useVillageCall(pointsRoutes.queueCount, {}, { enabled: useMay('points.queue.read') });
  const panel = useVillageCall(panelRoutes.panelCount, {}, { enabled: useMay('points.panel.vote') });
  const claims = useVillageCall(identityRoutes.claimCount, {}, { enabled: useMay('membership.claim.decide') });
  const letters = useVillageCall(parlourRoutes.parlourQueue, { query: { limit: 1 } }, { enabled: useMay('parlour.answer') });
  const requests = useVillageCall(checklistsRoutes.checklistQueue, { query: { limit: 1 } }, { enabled: useMay('checklists.queue.read') });
  const merges = useVillageCall(householdChangeRoutes.mergeCount, {}, { enabled: useMay('households.merge') });
  const complaints = useVillageCall(complaintsRoutes.complaintCount, {}, { enabled: useMay('complaints.handle') });
  const counts: Counts = {
    applications: queue.data?.waiting,
    panel: panel.data?.waiting,
    claims: claims.data?.waiting,
    letters: letters.data?.waiting,
    requests: requests.data?.waiting,
    merges: merges.data?.waiting,
    complaints: complaints.data?.open,
  };
  const counted = [queue, panel, claims, letters, requests, merges, complaints];
  const missing = counted.some(({ data, isError, fetchStatus }) => data === undefined && (isError || fetchStatus !== 'idle'));
  // Reading may be given without the room: what they do not work does not count.
  const waiting = sum(duties.map(({ count }) => count && counts[count]));
  const overdue = sum(
    duties.map(({ count }) => {
      if (count === 'letters') return letters.data?.overdue;
      if (count === 'requests') return requests.data?.overdue;
      return count === 'complaints' ? complaints.data?.overdue : undefined;
    }),
  );
  return { counts, total: missing ? undefined : { waiting, overdue } };
}

const sum = (figures: readonly (number | undefined)[]): number => figures.reduce<number>((all, figure) => all + (figure ?? 0), 0);

export const recountWaiting = () =>
  refetch(
    pointsRoutes.queueCount,
    panelRoutes.panelCount,
    identityRoutes.claimCount,
    parlourRoutes.parlourQueue,
    checklistsRoutes.checklistQueue,
    householdChangeRoutes.mergeCount,
    complaintsRoutes.complaintCount,
  );
