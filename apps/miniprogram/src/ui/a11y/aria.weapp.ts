import type { Aria, AriaProps } from './aria.types';

/** Strings only: the template writes `{{p || ''}}`, so a false would read as absent and a true as "true" by luck. */
export function aria({ role, label, hidden, disabled, selected, checked, expanded, live }: Aria): AriaProps {
  const props: Record<string, string> = {};
  // A landmark is the browser's; on a phone it would make the whole page one thing to tap.
  if (role && role !== 'main') props.ariaRole = role;
  if (label !== undefined) props.ariaLabel = label;
  if (hidden) props.ariaHidden = 'true';
  if (disabled) props.ariaDisabled = 'true';
  if (selected !== undefined) props.ariaSelected = String(selected);
  if (checked !== undefined) props.ariaChecked = String(checked);
  if (expanded !== undefined) props.ariaExpanded = String(expanded);
  if (live) props.ariaLive = live;
  return props;
}
