import { RULE_MAX_POINTS } from '@jishan/contracts';
import { useState } from 'react';
import { wholeNumber } from '@/features/rule-sets/whole-number';
import * as texts from '@/texts/zh-CN';
import { Button, Card, Field } from '@/ui';
import { looseningRule } from './loosening';
import type { SectionProps } from './section';

const t = texts.villageSettings;

export function TwoDecideSection({ settings, busy, change }: SectionProps) {
  const [typed, setTyped] = useState(() => String(settings.twoDecideAbovePoints));
  const [tried, setTried] = useState(false);
  const points = wholeNumber(typed, 0, RULE_MAX_POINTS);
  const save = () => {
    setTried(true);
    if (points !== undefined) change({ twoDecideAbovePoints: points });
  };
  return (
    <Card title={t.twoDecidePart}>
      <Field
        name="twoDecide"
        kind="digits"
        label={t.twoDecide}
        unit={texts.common.units.points}
        hint={`${t.twoDecideHint}${looseningRule('twoDecideAbovePoints')}`}
        value={typed}
        onChange={setTyped}
        maxChars={4}
        error={tried && points === undefined ? t.twoDecideWrong(RULE_MAX_POINTS) : undefined}
      />
      <Button block busy={busy} busyText={texts.common.sending} disabled={points === settings.twoDecideAbovePoints} onPress={save}>
        {texts.common.save}
      </Button>
    </Card>
  );
}
