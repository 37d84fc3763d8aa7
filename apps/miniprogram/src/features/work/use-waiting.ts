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
import { useMay } from '@/features/session/session';
import type { Duty } from './duties';

export type Waiting = Readonly<Record<NonNullable<Duty['count']>, number | undefined>>;

/** How many wait in each of one's queues; undefined: not told yet, or no queue of one's own. */
export function useWaiting(): Waiting {
  // Figures only: the cases themselves, with their photos, are read by whoever opens the queue.
  const queue = useVillageCall(pointsRoutes.queueCount, {}, { enabled: useMay('points.queue.read') });
  const panel = useVillageCall(panelRoutes.panelCount, {}, { enabled: useMay('points.panel.vote') });
  const claims = useVillageCall(identityRoutes.claimCount, {}, { enabled: useMay('membership.claim.decide') });
  const letters = useVillageCall(parlourRoutes.parlourQueue, { query: { limit: 1 } }, { enabled: useMay('parlour.answer') });
  const requests = useVillageCall(checklistsRoutes.checklistQueue, { query: { limit: 1 } }, { enabled: useMay('checklists.queue.read') });
  const merges = useVillageCall(householdChangeRoutes.mergeCount, {}, { enabled: useMay('households.merge') });
  const complaints = useVillageCall(complaintsRoutes.complaintCount, {}, { enabled: useMay('complaints.handle') });
  return {
    applications: queue.data?.waiting,
    panel: panel.data?.waiting,
    claims: claims.data?.waiting,
    letters: letters.data?.waiting,
    requests: requests.data?.waiting,
    merges: merges.data?.waiting,
    complaints: complaints.data?.open,
  };
}
