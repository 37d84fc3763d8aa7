import { Text } from '@tarojs/components';
import { useState } from 'react';
import { sayExactly, sayWhen } from '@/formats/dates';

/** As people say it; a tap shows it exactly. */
export function SaidTime({ at, className = '' }: { at: string; className?: string }) {
  const [exact, setExact] = useState(false);
  return (
    <Text
      className={`said-time ${className}`}
      onClick={event => {
        event.stopPropagation();
        setExact(!exact);
      }}
    >
      {exact ? sayExactly(at) : sayWhen(at)}
    </Text>
  );
}
