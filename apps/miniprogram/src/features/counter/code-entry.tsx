import { COUNTER_TEXT_MAX_CHARS, storeRoutes } from '@jishan/contracts';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import { scanPlatform } from '@/platform/scan';
import * as texts from '@/texts/zh-CN';
import { Button, Card, ErrorNote, Field } from '@/ui';
import { serve } from './counter-store';

/** Camera, or what a hand-held scanner types. */
export function CodeEntry() {
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const resolve = useCommand(storeRoutes.resolveCounter, {
    onDone: (household, go) => {
      setTyped('');
      setTried(false);
      serve(household, go);
    },
  });
  const look = (code: string) => {
    setTried(true);
    if (code.trim() !== '' && !resolve.busy) resolve.run({ body: { code: code.trim() } });
  };
  const scan = async () => {
    const code = await scanPlatform.scan();
    if (code) look(code);
  };
  return (
    <Card>
      {scanPlatform.available && (
        <Button block size="big" icon="scan" busy={resolve.busy} onPress={() => void scan()}>
          {texts.counter.scan}
        </Button>
      )}
      <Field
        name="code"
        label={texts.counter.typed}
        hint={texts.counter.typedHint}
        value={typed}
        onChange={setTyped}
        onDone={() => look(typed)}
        maxChars={COUNTER_TEXT_MAX_CHARS}
        error={tried && typed.trim() === '' && !resolve.busy && !resolve.error ? texts.counter.typedMissing : undefined}
      />
      <ErrorNote error={resolve.error} />
      <Button block kind="quiet" icon="qr" busy={resolve.busy} onPress={() => look(typed)}>
        {texts.counter.lookUp}
      </Button>
    </Card>
  );
}
