import { CLOCK_MAX_WORKING_DAYS, DEDUCTION_APPEAL_MAX_DAYS } from '@jishan/contracts';
import { useState } from 'react';
import { wholeNumber } from '@/features/rule-sets/whole-number';
import * as texts from '@/texts/zh-CN';
import { Button, Card, Field, SwitchRow } from '@/ui';
import { looseningRule } from './loosening';
import type { SectionProps } from './section';

const t = texts.deductions;

export function DeductionsSection({ settings, busy, change }: SectionProps) {
  const [typed, setTyped] = useState(() => String(settings.deductionAppealDays));
  const [weigh, setWeigh] = useState(() => String(settings.appealWorkingDays));
  const [tried, setTried] = useState(false);
  const days = wholeNumber(typed, 1, DEDUCTION_APPEAL_MAX_DAYS);
  const appealWorkingDays = wholeNumber(weigh, 1, CLOCK_MAX_WORKING_DAYS);
  const same = days === settings.deductionAppealDays && appealWorkingDays === settings.appealWorkingDays;
  const save = () => {
    setTried(true);
    if (days !== undefined && appealWorkingDays !== undefined) change({ deductionAppealDays: days, appealWorkingDays });
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
            hint={`${t.settingsDaysHint}${looseningRule('deductionAppealDays')}`}
            value={typed}
            onChange={setTyped}
            maxChars={2}
            error={tried && days === undefined ? t.settingsDaysWrong(DEDUCTION_APPEAL_MAX_DAYS) : undefined}
          />
          <Field
            name="appealWorkingDays"
            kind="digits"
            label={t.settingsWeigh}
            hint={t.settingsWeighHint}
            value={weigh}
            onChange={setWeigh}
            maxChars={2}
            error={tried && appealWorkingDays === undefined ? t.settingsDaysWrong(CLOCK_MAX_WORKING_DAYS) : undefined}
          />
          <Button block busy={busy} busyText={texts.common.sending} disabled={same} onPress={save}>
            {texts.common.save}
          </Button>
        </Card>
      )}
    </>
  );
}
