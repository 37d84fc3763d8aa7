import { DEDUCTION_APPEAL_MAX_DAYS } from '@jishan/contracts';
import { useState } from 'react';
import { wholeNumber } from '@/features/rule-sets/whole-number';
import * as texts from '@/texts/zh-CN';
import { Button, Card, Field, SwitchRow } from '@/ui';
import type { SectionProps } from './section';

const t = texts.deductions;

export function DeductionsSection({ settings, busy, change }: SectionProps) {
  const [typed, setTyped] = useState(() => String(settings.deductionAppealDays));
  const [tried, setTried] = useState(false);
  const days = wholeNumber(typed, 1, DEDUCTION_APPEAL_MAX_DAYS);
  const save = () => {
    setTried(true);
    if (days !== undefined) change({ deductionAppealDays: days });
  };
  return (
    <>
      <Card title={t.settingsPart} flush>
        <SwitchRow
          title={t.settingsOn}
          note={t.settingsNote}
          on={settings.deductions}
          onChange={deductions => !busy && change({ deductions })}
        />
      </Card>
      {settings.deductions && (
        <Card>
          <Field
            name="appealDays"
            kind="digits"
            label={t.settingsDays}
            unit={texts.common.units.days}
            hint={t.settingsDaysHint}
            value={typed}
            onChange={setTyped}
            maxChars={2}
            error={tried && days === undefined ? t.settingsDaysWrong(DEDUCTION_APPEAL_MAX_DAYS) : undefined}
          />
          <Button block busy={busy} busyText={texts.common.sending} disabled={days === settings.deductionAppealDays} onPress={save}>
            {texts.common.save}
          </Button>
        </Card>
      )}
    </>
  );
}
