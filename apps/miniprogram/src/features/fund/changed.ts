import { fundRoutes } from '@jishan/contracts';

/** What an entry changes on other screens. */
export const FUND_CHANGED = [fundRoutes.fund, fundRoutes.fundEntries, fundRoutes.fundReport] as const;
