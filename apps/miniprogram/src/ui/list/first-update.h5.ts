/** A browser has one update, of any size. */
export const useFirstUpdateDone = (): boolean => true;
