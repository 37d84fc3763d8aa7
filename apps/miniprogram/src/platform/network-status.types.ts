/** Tells whether there is a network: once now, and whenever it changes. */
export type WatchNetworkStatus = (onChange: (online: boolean) => void) => void;
