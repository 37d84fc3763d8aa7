import { EXPIRY_NOTICE_DAYS, POINTS_EXPIRIES, type PointsExpiry } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { Stepper } from '@/features/store/stepper';
import { sayDay } from '@/formats/calendar-day';
import * as texts from '@/texts/zh-CN';
import { Button, Card, confirm, Segmented } from '@/ui';
import './expiry-section.scss';
import type { SectionProps } from './section';

const t = texts.expiry;
const WAYS = POINTS_EXPIRIES.map(value => ({ value, text: t.ways[value] }));
const MONTHS = 12;
/** Every month has so many. */
const DAYS = 28;

const monthOf = (start: string): number => Number(start.slice(0, 2));
const dayOf = (start: string): number => Number(start.slice(3));
const startOf = (month: number, day: number): string => [month, day].map(part => String(part).padStart(2, '0')).join('-');

function YearStart({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const [month, day] = [monthOf(value), dayOf(value)];
  return (
    <View className="year-start">
      <View className="year-start__label">{t.yearStart}</View>
      <View className="year-start__row">
        <Stepper name={t.month} value={month} min={1} max={MONTHS} onChange={next => onChange(startOf(next, day))} />
        <View className="year-start__unit">{t.month}</View>
        <Stepper name={t.day} value={day} min={1} max={DAYS} onChange={next => onChange(startOf(month, next))} />
        <View className="year-start__unit">{t.day}</View>
      </View>
    </View>
  );
}

/** Whether and when points expire. It is asked about before it is saved: what has gone does not come back. */
export function ExpirySection({ settings, busy, change }: SectionProps) {
  const [way, setWay] = useState<PointsExpiry>(settings.pointsExpiry);
  const [yearStart, setYearStart] = useState(settings.expiryYearStart);
  const isSame = way === settings.pointsExpiry && (way !== 'yearly' || yearStart === settings.expiryYearStart);
  const save = async () => {
    const body = way === 'none' ? t.askOff : t.askOn(EXPIRY_NOTICE_DAYS);
    if (await confirm({ title: t.askTitle(t.ways[way]), body, action: t.askAction }))
      change(way === 'yearly' ? { pointsExpiry: way, expiryYearStart: yearStart } : { pointsExpiry: way });
  };
  return (
    <Card title={t.part}>
      <Segmented label={t.label} options={WAYS} value={way} onChange={setWay} />
      <View className="note">{t.notes[way]}</View>
      {way === 'yearly' && <YearStart value={yearStart} onChange={setYearStart} />}
      {way !== 'none' && <View className="note">{t.fair}</View>}
      {way !== 'none' && isSame && settings.expiryFrom !== null && <View className="note">{t.runsFrom(sayDay(settings.expiryFrom))}</View>}
      {way !== 'none' && !isSame && <View className="note">{t.notAtOnce(EXPIRY_NOTICE_DAYS)}</View>}
      <Button block busy={busy} busyText={texts.common.sending} disabled={isSame} onPress={() => void save()}>
        {t.save}
      </Button>
    </Card>
  );
}
