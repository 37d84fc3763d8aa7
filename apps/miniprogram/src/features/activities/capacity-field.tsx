import { ACTIVITY_MAX_CAPACITY } from '@jishan/contracts';
import * as texts from '@/texts/zh-CN';
import { Field } from '@/ui';

const t = texts.activities;
const MAX_CHARS = 5;

/** What is wrong with what was typed; an empty field means as many as come. */
export function capacityFault(typed: string): string | undefined {
  const said = typed.trim();
  const isRight = /^\d{1,5}$/.test(said) && Number(said) >= 1 && Number(said) <= ACTIVITY_MAX_CAPACITY;
  return said === '' || isRight ? undefined : t.capacityWrong;
}

export function CapacityField({ value, onChange, error }: { value: string; onChange: (typed: string) => void; error: string | undefined }) {
  return (
    <Field
      name="capacity"
      kind="digits"
      label={t.capacity}
      optional={texts.common.optional}
      placeholder={t.capacityPlaceholder}
      value={value}
      onChange={onChange}
      maxChars={MAX_CHARS}
      error={error}
    />
  );
}
