import type { Aria, AriaProps } from './aria.types';

export function aria({ role, label, hidden, disabled, selected, checked, expanded, live, level }: Aria): AriaProps {
  const props: Record<string, string> = {};
  if (role) props.role = role;
  if (label !== undefined) props['aria-label'] = label;
  if (hidden) props['aria-hidden'] = 'true';
  if (disabled) props['aria-disabled'] = 'true';
  if (selected !== undefined) props[role === 'tab' ? 'aria-selected' : 'aria-pressed'] = String(selected);
  if (checked !== undefined) props['aria-checked'] = String(checked);
  if (expanded !== undefined) props['aria-expanded'] = String(expanded);
  if (live) props['aria-live'] = live;
  if (level !== undefined) props['aria-level'] = String(level);
  return props;
}
