export interface PhotoProps {
  readonly src: string;
  readonly label: string;
  readonly className?: string;
  /** All of it, with room left beside it; else it fills its place and is cut. */
  readonly whole?: boolean;
  readonly onPress?: () => void;
}
