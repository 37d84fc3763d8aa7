export interface TopBarProps {
  readonly title: string;
  /** A tab has nothing to go back to. */
  readonly tab: boolean;
}
