import { pointsRoutes, ruleSetRoutes } from '@jishan/contracts';

/** Everything that shows a draft. */
export const DRAFT_CHANGED = [ruleSetRoutes.ruleSets, ruleSetRoutes.ruleSet, ruleSetRoutes.compareRuleSet, ruleSetRoutes.simulateRuleSet];
/** An adoption changes what villagers see and apply under. */
export const VERSION_CHANGED = [...DRAFT_CHANGED, pointsRoutes.rules];
