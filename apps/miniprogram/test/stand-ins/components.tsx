import { createElement, type ChangeEvent, type ReactElement, type ReactNode } from 'react';

type Props = Readonly<Record<string, unknown>> & { readonly children?: ReactNode };

/** Taro's own properties would be unknown to the DOM; what a person can notice of them is kept. */
const OURS = [
  'hoverClass',
  'userSelect',
  'hoverStartTime',
  'hoverStayTime',
  'hoverStopPropagation',
  'scrollY',
  'scrollX',
  'lazyLoad',
  'mode',
  'openType',
  'formType',
];
const TARO_ONLY = [
  ...OURS,
  'placeholderClass',
  'confirmType',
  'cursorSpacing',
  'autoHeight',
  'adjustPosition',
  'onConfirm',
  'password',
  'maxlength',
  'focus',
];
/** As Taro's h5 components do it. */
const ARIA: Readonly<Record<string, string>> = {
  ariaRole: 'role',
  ariaLabel: 'aria-label',
  ariaHidden: 'aria-hidden',
  ariaDisabled: 'aria-disabled',
};

function domProps(props: Props): Record<string, unknown> {
  const kept = Object.entries(props).filter(([name]) => name !== 'children' && !TARO_ONLY.includes(name));
  return Object.fromEntries(kept.map(([name, value]) => [ARIA[name] ?? name, value]));
}

const element =
  (tag: string) =>
  (props: Props): ReactElement =>
    createElement(tag, domProps(props), props.children);

type Typed = (event: { detail: { value: string; cursor: number } }) => void;

/** Taro's event carries the text in `detail`. */
const field =
  (tag: 'input' | 'textarea') =>
  (props: Props): ReactElement => {
    const { onInput, ...rest } = props as Props & { onInput?: Typed };
    const onChange = (event: ChangeEvent<HTMLInputElement>): void =>
      onInput?.({ detail: { value: event.target.value, cursor: event.target.value.length } });
    const limit = typeof props.maxlength === 'number' && props.maxlength >= 0 ? { maxLength: props.maxlength } : {};
    const type = props.password === true ? { type: 'password' } : {};
    return createElement(tag, { ...domProps(rest), ...limit, ...type, onChange });
  };

export const View = element('div');
export const ScrollView = element('div');
export const Text = element('span');
export const Label = element('label');
export const Form = element('form');
export const Button = element('button');
export const Image = element('img');
export const Input = field('input');
export const Textarea = field('textarea');
