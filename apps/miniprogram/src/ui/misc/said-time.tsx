import { useState } from 'react';
import { sayExactly, sayWhen } from '@/formats/dates';
import { Pressable } from '../a11y/pressable';

/** As people say it; a tap shows it exactly. */
export function SaidTime({ at, className = '' }: { at: string; className?: string }) {
  const [exact, setExact] = useState(false);
  return (
    <Pressable className={`said-time ${className}`} onPress={() => setExact(!exact)}>
      {exact ? sayExactly(at) : sayWhen(at)}
    </Pressable>
  );
}
