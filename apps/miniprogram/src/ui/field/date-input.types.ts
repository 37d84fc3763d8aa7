export interface DateInputProps {
  readonly name: string;
  readonly label: string;
  /** `YYYY-MM-DD`, or nothing. */
  readonly value: string;
  readonly onChange: (day: string) => void;
  /** The first and the last day that can be chosen. */
  readonly from?: string;
  readonly until?: string;
  readonly invalid?: boolean;
}
