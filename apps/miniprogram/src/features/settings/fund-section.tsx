import { useState } from 'react';
import { fenOf, sayYuan } from '@/formats/money';
import * as texts from '@/texts/zh-CN';
import { Button, Card, Field } from '@/ui';
import { looseningRule } from './loosening';
import type { SectionProps } from './section';

const MAX_FEN = 10_000;

export function FundSection({ settings, busy, change }: SectionProps) {
  const [yuan, setYuan] = useState(() => sayYuan(settings.pointValueFen));
  const [tried, setTried] = useState(false);
  const fen = fenOf(yuan);
  const isRight = fen !== undefined && fen >= 1 && fen <= MAX_FEN;
  const save = () => {
    setTried(true);
    if (isRight) change({ pointValueFen: fen });
  };
  return (
    <Card title={texts.villageSettings.fundPart}>
      <Field
        name="pointValue"
        label={texts.villageSettings.pointValue}
        hint={`${texts.villageSettings.pointValueHint}${looseningRule('pointValueFen')}`}
        value={yuan}
        onChange={setYuan}
        maxChars={6}
        error={tried && !isRight ? texts.villageSettings.pointValueWrong : undefined}
      />
      <Button block busy={busy} busyText={texts.common.sending} disabled={fen === settings.pointValueFen} onPress={save}>
        {texts.common.save}
      </Button>
    </Card>
  );
}
