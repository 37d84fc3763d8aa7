import { Input, Textarea } from '@tarojs/components';
import { aria } from '../a11y/aria';
import type { TextInputProps } from './text-input.types';

const TYPES = {
  text: 'text',
  password: 'text',
  phone: 'number',
  digits: 'number',
  search: 'text',
  username: 'text',
  newPassword: 'text',
  oneTimeCode: 'number',
} as const;

export function TextInput({ name, label, value, onChange, onDone, placeholder, maxChars = 140, kind = 'text', lines }: TextInputProps) {
  const common = {
    name,
    value,
    placeholder,
    maxlength: maxChars,
    placeholderClass: 'text-input__placeholder',
    onInput: (event: { detail: { value: string } }) => onChange(event.detail.value),
    ...aria({ label }),
  };
  if (lines)
    return <Textarea className="text-input text-input--lines" autoHeight showConfirmBar={false} disableDefaultPadding {...common} />;
  return (
    <Input
      className="text-input"
      type={TYPES[kind]}
      password={kind === 'password' || kind === 'newPassword'}
      confirmType={kind === 'search' ? 'search' : 'done'}
      onConfirm={onDone}
      {...common}
    />
  );
}
