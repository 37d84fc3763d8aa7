import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { aria } from '../a11y/aria';
import { bind } from '../list/bind';
import { TextInput } from './text-input';
import type { TextInputProps } from './text-input.types';
import { useWrongInSight } from './use-wrong-in-sight';
import './field.scss';

interface FrameProps {
  label: string;
  hint?: string;
  error?: string;
  /** How much is written and how much fits. */
  count?: { used: number; max: number };
  optional?: string;
  children: ReactNode;
}

/** Label above, words of help or refusal below: for inputs and for whatever else a form asks. */
export function FieldFrame({ label, hint, error, count, optional, children }: FrameProps) {
  useWrongInSight(error !== undefined);
  return (
    <View className={`field ${error ? 'field--wrong' : ''}`}>
      <View className="field__head" {...aria({ hidden: true })}>
        <View className="field__label">{label}</View>
        {optional && <View className="field__optional">{optional}</View>}
      </View>
      {children}
      {(error || hint || count) && (
        <View className="field__foot">
          {error ? (
            <View className="field__error" {...aria({ role: 'alert' })}>
              {error}
            </View>
          ) : (
            <View className="field__hint">{bind(hint ?? '')}</View>
          )}
          {count && <View className="field__count">{`${count.used}/${count.max}`}</View>}
        </View>
      )}
    </View>
  );
}

interface Props extends Omit<TextInputProps, 'invalid'> {
  hint?: string;
  error?: string;
  optional?: string;
  showCount?: boolean;
  /** What the figure counts; stands behind it in the field. */
  unit?: string;
}

export function Field({ hint, error, optional, showCount, unit, ...input }: Props) {
  const count = showCount && input.maxChars ? { used: input.value.length, max: input.maxChars } : undefined;
  return (
    <FieldFrame label={input.label} hint={hint} error={error} optional={optional} count={count}>
      <View className={`field__box ${unit ? 'field__box--unit' : ''}`}>
        <TextInput {...input} invalid={error !== undefined} />
        {unit && (
          <View className="field__unit" {...aria({ hidden: true })}>
            {unit}
          </View>
        )}
      </View>
    </FieldFrame>
  );
}
