import type { TabsPlatform } from './tabs.types';

/** Old browsers, and pages without a secure origin, have no locks: then two tabs may send the same, and the idempotency key makes it one. */
const locks = (): LockManager | undefined => (navigator as { locks?: LockManager }).locks;

export const tabs: TabsPlatform = {
  alone: async (name, work) => {
    const manager = locks();
    if (!manager) {
      await work();
      return true;
    }
    return manager.request(`jishan.${name}`, { ifAvailable: true }, async held => {
      if (!held) return false;
      await work();
      return true;
    });
  },
  get keepsOut() {
    return locks() !== undefined;
  },
  onStored: changed => window.addEventListener('storage', () => changed()),
};
