export interface PhotoProps {
  readonly src: string;
  readonly label: string;
  readonly className?: string;
  readonly onPress?: () => void;
}
