import { PICKUP_DIGITS, PICKUP_DIGITS_PATTERN, storeRoutes, STORE_REASON_MAX_CHARS, type CounterHousehold } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import * as texts from '@/texts/zh-CN';
import { Button, Card, ErrorNote, Field, QuickWords } from '@/ui';
import { useCounter } from './counter-store';

interface Props {
  household: CounterHousehold;
  reason: string;
  onReason: (reason: string) => void;
  reasonError: string | undefined;
}

/** Found by name, a household still has to be proved: by the eight digits, or by the keeper's word with a reason. */
export function Proof({ household, reason, onReason, reasonError }: Props) {
  const [digits, setDigits] = useState('');
  const [tried, setTried] = useState(false);
  const resolve = useCommand(storeRoutes.resolveCounter, { onDone: proved => useCounter.setState({ household: proved }) });
  const wrong = !PICKUP_DIGITS_PATTERN.test(digits);
  const check = () => {
    setTried(true);
    if (!wrong) resolve.run({ body: { digits, householdId: household.householdId } });
  };
  return (
    <Card>
      {!household.ticket && household.open.length > 0 && (
        <>
          <Field
            name="digits"
            kind="digits"
            label={texts.counter.digits}
            hint={texts.counter.digitsHint}
            value={digits}
            onChange={setDigits}
            onDone={check}
            maxChars={PICKUP_DIGITS}
            error={tried && wrong ? texts.counter.digitsWrong : undefined}
          />
          <ErrorNote error={resolve.error} />
          <View className="spaced">
            <Button block kind="quiet" busy={resolve.busy} onPress={check}>
              {texts.counter.digitsCheck}
            </Button>
          </View>
        </>
      )}
      <Field
        name="reason"
        lines={2}
        label={texts.counter.reason}
        hint={texts.counter.reasonHint}
        value={reason}
        onChange={onReason}
        maxChars={STORE_REASON_MAX_CHARS}
        error={reasonError}
      />
      <QuickWords words={texts.counter.proofs} value={reason} onChange={onReason} />
    </Card>
  );
}
