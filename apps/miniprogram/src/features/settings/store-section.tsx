import {
  hasPersonalNumber,
  oneLine,
  REDEMPTION_MODES,
  RESERVATION_MAX_DAYS,
  STORE_OPENING_MAX_CHARS,
  type RedemptionMode,
} from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { wholeNumber } from '@/features/rule-sets/whole-number';
import * as texts from '@/texts/zh-CN';
import { Button, Card, Field, Segmented } from '@/ui';
import type { SectionProps } from './section';

const t = texts.storeSettings;
const WAYS = REDEMPTION_MODES.map(value => ({ value, text: t.ways[value] }));

/** Where the store is, how people redeem, and how long what they reserved waits for them. In rounds nobody reserves: the days are not asked for then. */
export function StoreSection({ settings, busy, change }: SectionProps) {
  const [mode, setMode] = useState<RedemptionMode>(settings.redemptionMode);
  const [typed, setTyped] = useState(() => String(settings.reservationDays));
  const [opening, setOpening] = useState(settings.storeOpening);
  const [tried, setTried] = useState(false);
  const days = wholeNumber(typed, 1, RESERVATION_MAX_DAYS);
  const storeOpening = oneLine(opening);
  const fault = hasPersonalNumber(storeOpening) ? t.openingNumbers : undefined;
  const isSame =
    storeOpening === settings.storeOpening && mode === settings.redemptionMode && (mode === 'rounds' || days === settings.reservationDays);
  const save = () => {
    setTried(true);
    if (fault) return;
    if (mode === 'rounds') change({ redemptionMode: mode, storeOpening });
    else if (days !== undefined) change({ redemptionMode: mode, reservationDays: days, storeOpening });
  };
  return (
    <Card title={t.part}>
      <Field
        name="storeOpening"
        lines={2}
        label={t.opening}
        hint={t.openingHint}
        placeholder={t.openingPlaceholder}
        value={opening}
        onChange={setOpening}
        maxChars={STORE_OPENING_MAX_CHARS}
        error={tried ? fault : undefined}
      />
      <Segmented label={t.label} options={WAYS} value={mode} onChange={setMode} />
      <View className="note">{t.notes[mode]}</View>
      {mode === 'any_time' && (
        <Field
          name="reservationDays"
          kind="digits"
          label={t.days}
          unit={texts.common.units.days}
          hint={t.daysHint}
          value={typed}
          onChange={setTyped}
          maxChars={2}
          error={tried && days === undefined ? t.daysWrong(RESERVATION_MAX_DAYS) : undefined}
        />
      )}
      <Button block busy={busy} busyText={texts.common.sending} disabled={isSame} onPress={save}>
        {texts.common.save}
      </Button>
    </Card>
  );
}
