import { THANKS_MAX_PER_MONTH, THANKS_MAX_POINTS } from '@jishan/contracts';
import { useState } from 'react';
import { wholeNumber } from '@/features/rule-sets/whole-number';
import * as texts from '@/texts/zh-CN';
import { Button, Card, Field } from '@/ui';
import type { SectionProps } from './section';

const t = texts.helpers;

export function ThanksSection({ settings, busy, change }: SectionProps) {
  const [points, setPoints] = useState(() => String(settings.helperThanksPoints));
  const [times, setTimes] = useState(() => String(settings.helperThanksPerMonth));
  const [tried, setTried] = useState(false);
  const helperThanksPoints = wholeNumber(points, 0, THANKS_MAX_POINTS);
  const helperThanksPerMonth = wholeNumber(times, 1, THANKS_MAX_PER_MONTH);
  const isSame = helperThanksPoints === settings.helperThanksPoints && helperThanksPerMonth === settings.helperThanksPerMonth;
  const save = () => {
    setTried(true);
    if (helperThanksPoints !== undefined && helperThanksPerMonth !== undefined) change({ helperThanksPoints, helperThanksPerMonth });
  };
  return (
    <Card title={t.thanksPart}>
      <Field
        name="thanksPoints"
        kind="digits"
        label={t.thanksPoints}
        unit={texts.common.units.points}
        hint={t.thanksPointsHint}
        value={points}
        onChange={setPoints}
        maxChars={2}
        error={tried && helperThanksPoints === undefined ? t.thanksPointsWrong(THANKS_MAX_POINTS) : undefined}
      />
      <Field
        name="thanksTimes"
        kind="digits"
        label={t.thanksTimes}
        unit={texts.common.units.times}
        hint={t.thanksTimesHint}
        value={times}
        onChange={setTimes}
        maxChars={2}
        error={tried && helperThanksPerMonth === undefined ? t.thanksTimesWrong(THANKS_MAX_PER_MONTH) : undefined}
      />
      <Button block busy={busy} busyText={texts.common.sending} disabled={isSame} onPress={save}>
        {texts.common.save}
      </Button>
    </Card>
  );
}
