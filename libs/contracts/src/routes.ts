import { activitiesRoutes } from './activities';
import { checklistsRoutes } from './checklists';
import { complaintsRoutes } from './complaints';
import { fundRoutes } from './fund';
import { identityRoutes } from './identity';
import { inboxRoutes } from './inbox';
import { mediaRoutes } from './media';
import { noticesRoutes } from './notices';
import { parlourRoutes } from './parlour';
import {
  decidedRoutes,
  deductionRoutes,
  householdChangeRoutes,
  panelRoutes,
  pointsBookRoutes,
  pointsRoutes,
  recordedRoutes,
  ruleSetRoutes,
  standardRoutes,
} from './points';
import { sealedBookRoutes } from './sealed-book';
import { storeRoutes } from './store';

/** Every operation, by its id. The server is tested to have exactly these. */
export const routes = {
  ...identityRoutes,
  ...mediaRoutes,
  ...inboxRoutes,
  ...pointsRoutes,
  ...ruleSetRoutes,
  ...standardRoutes,
  ...pointsBookRoutes,
  ...panelRoutes,
  ...deductionRoutes,
  ...householdChangeRoutes,
  ...recordedRoutes,
  ...decidedRoutes,
  ...sealedBookRoutes,
  ...storeRoutes,
  ...fundRoutes,
  ...checklistsRoutes,
  ...noticesRoutes,
  ...parlourRoutes,
  ...complaintsRoutes,
  ...activitiesRoutes,
} as const;
export type OperationId = keyof typeof routes;
