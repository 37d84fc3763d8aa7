import { sealedBookRoutes } from './sealed-book';
import { checklistsRoutes } from './checklists';
import { identityRoutes } from './identity';
import { inboxRoutes } from './inbox';
import { mediaRoutes } from './media';
import { noticesRoutes } from './notices';
import { parlourRoutes } from './parlour';
import { pointsRoutes } from './points';
import { storeRoutes } from './store';

/** Every operation, by its id. The server is tested to have exactly these. */
export const routes = {
  ...identityRoutes,
  ...mediaRoutes,
  ...inboxRoutes,
  ...pointsRoutes,
  ...sealedBookRoutes,
  ...storeRoutes,
  ...checklistsRoutes,
  ...noticesRoutes,
  ...parlourRoutes,
} as const;
export type OperationId = keyof typeof routes;
