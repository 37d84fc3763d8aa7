import { inboxRoutes } from '@jishan/contracts';
import { useVillageCall } from '@/api/hooks';

const LATEST_ITEMS = 3;

/** The newest of what concerns the reader, for the home page. */
export const useLatest = () => useVillageCall(inboxRoutes.inbox, { query: { limit: LATEST_ITEMS } });

/** The figure on the messages tab; the same question as the home page's latest, so it is asked once. */
export const useUnread = (): number => useLatest().data?.unread ?? 0;
