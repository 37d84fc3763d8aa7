export interface TopBarProps {
  readonly title: string;
  /** A tab, or a page that starts a way: nothing to go back to. */
  readonly first: boolean;
}
