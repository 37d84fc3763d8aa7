export interface TabsPlatform {
  /** Does it unless another tab of this app does; answers whether it did. */
  readonly alone: (name: string, work: () => Promise<void>) => Promise<boolean>;
  /** Whether `alone` keeps others out: then nobody else is in the middle of that work. */
  readonly keepsOut: boolean;
  /** Another tab has changed what is stored. */
  readonly onStored: (changed: () => void) => void;
}
