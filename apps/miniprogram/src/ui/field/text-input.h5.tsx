import type { TextInputProps } from './text-input.types';

const MODES = {
  text: 'text',
  password: 'text',
  phone: 'tel',
  digits: 'numeric',
  search: 'search',
  username: 'text',
  newPassword: 'text',
  oneTimeCode: 'numeric',
} as const;
const COMPLETES = {
  text: 'off',
  password: 'current-password',
  phone: 'tel',
  digits: 'off',
  search: 'off',
  username: 'username',
  newPassword: 'new-password',
  oneTimeCode: 'one-time-code',
} as const;

/** The browser's own fields: Taro's stand-ins hide the input inside an element that carries no label. */
export function TextInput({ name, label, value, onChange, onDone, placeholder, maxChars, kind = 'text', lines, invalid }: TextInputProps) {
  const common = { name, value, placeholder, maxLength: maxChars, 'aria-label': label, 'aria-invalid': invalid || undefined };
  if (lines)
    return <textarea className="text-input text-input--lines" rows={lines} {...common} onChange={event => onChange(event.target.value)} />;
  return (
    <input
      className="text-input"
      type={kind === 'password' || kind === 'newPassword' ? 'password' : 'text'}
      inputMode={MODES[kind]}
      autoComplete={COMPLETES[kind]}
      enterKeyHint={kind === 'search' ? 'search' : 'done'}
      {...common}
      onChange={event => onChange(event.target.value)}
      onKeyDown={event => {
        if (event.key === 'Enter') onDone?.();
      }}
    />
  );
}
