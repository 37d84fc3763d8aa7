import type { PhoneButtonProps } from './phone-button.types';

/** A browser knows no number; it is typed there, or came with the stand-in's login. */
export function PhoneButton(_props: PhoneButtonProps) {
  return null;
}
