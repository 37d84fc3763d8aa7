export type Role =
  | 'button'
  | 'link'
  | 'tab'
  | 'tablist'
  | 'checkbox'
  | 'radio'
  | 'radiogroup'
  | 'switch'
  | 'heading'
  | 'list'
  | 'listitem'
  | 'img'
  | 'main'
  | 'dialog'
  | 'alert'
  | 'status'
  | 'navigation'
  | 'group'
  | 'progressbar';

export interface Aria {
  role?: Role;
  label?: string;
  hidden?: boolean;
  disabled?: boolean;
  selected?: boolean;
  checked?: boolean;
  expanded?: boolean;
  live?: 'polite' | 'assertive';
  level?: number;
}
export type AriaProps = Readonly<Record<string, string>>;
