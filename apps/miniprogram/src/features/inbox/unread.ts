import { inboxRoutes } from '@jishan/contracts';
import { useVillageCall } from '@/api/hooks';

/** The figure on the messages tab; the same question as the home page's latest, so it is asked once. */
export function useUnread(): number {
  const inbox = useVillageCall(inboxRoutes.inbox, { query: { limit: 4 } });
  return inbox.data?.unread ?? 0;
}
