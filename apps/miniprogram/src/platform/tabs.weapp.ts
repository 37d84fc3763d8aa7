import type { TabsPlatform } from './tabs.types';

/** A mini-program runs once. */
export const tabs: TabsPlatform = {
  alone: async (_name, work) => {
    await work();
    return true;
  },
  keepsOut: true,
  onStored: () => undefined,
};
