export interface PhoneButtonProps {
  readonly text: string;
  /** A one-time code the server exchanges for the number; undefined when the person refused. */
  readonly onCode: (code: string | undefined) => void;
}
