import type { MouseEvent } from 'react';
import { DateSaid } from './date-said';
import type { DateInputProps } from './date-input.types';

/** Newer browsers open it from anywhere in the field; in others the field opens it, or takes what is typed. */
function open(event: MouseEvent<HTMLInputElement>): void {
  try {
    event.currentTarget.showPicker();
  } catch {
    // Refused within a frame of another origin; the field itself still works.
  }
}

/** The browser's own field lies over the words, unseen: it would say the day as machines do. */
export function DateInput({ name, label, value, onChange, from, until, invalid }: DateInputProps) {
  return (
    <div className="date-input">
      <DateSaid value={value} />
      <input
        className="date-input__native"
        type="date"
        name={name}
        value={value}
        min={from}
        max={until}
        aria-label={label}
        aria-invalid={invalid || undefined}
        onClick={open}
        onChange={event => onChange(event.target.value)}
      />
    </div>
  );
}
