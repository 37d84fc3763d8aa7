import { EXPIRING_MAX_DAYS, type ExpiringPoints } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { sayDay, todayOf } from '@/formats/calendar-day';
import * as texts from '@/texts/zh-CN';
import { Card, Icon, Pressable, Sheet } from '@/ui';
import './expiring.scss';

const t = texts.expiry;
/** On the statement the list stands in the open; more than this is behind a tap. */
const LINES_IN_THE_OPEN = 3;

type Expiring = readonly ExpiringPoints[];

const DAY_MS = 86_400_000;
/** Nearer than this it is urgent; what goes in half a year is only told. */
const SOON_DAYS = 60;

export function sayFirst({ lastDay, points }: ExpiringPoints, now: number = Date.now()): string {
  const today = todayOf(now);
  if (lastDay <= today) return t.tonight(points);
  const isSoon = (Date.parse(lastDay) - Date.parse(today)) / DAY_MS <= SOON_DAYS;
  return isSoon ? t.soonest(sayDay(lastDay, now), points) : t.later(sayDay(lastDay, now), points);
}

function Lines({ lines }: { lines: Expiring }) {
  return (
    <>
      {lines.map(({ lastDay, points }) => (
        <View key={lastDay} className="expiring-line">
          <View className="expiring-line__day">{lastDay <= todayOf() ? t.throughToday : t.through(sayDay(lastDay))}</View>
          <View className="expiring-line__points">{t.points(points)}</View>
        </View>
      ))}
    </>
  );
}

function AllSheet({ expiring, open, onClose }: { expiring: Expiring; open: boolean; onClose: () => void }) {
  return (
    <Sheet open={open} title={t.title} onClose={onClose}>
      <Lines lines={expiring} />
      {expiring.length >= EXPIRING_MAX_DAYS && <View className="note">{t.more}</View>}
      <View className="note">{t.explain}</View>
    </Sheet>
  );
}

/** On the balance: what goes first, and a tap to all of it. Nothing where points do not expire. */
export function ExpiringStrip({ expiring }: { expiring: Expiring }) {
  const [open, setOpen] = useState(false);
  const [first] = expiring;
  if (!first) return null;
  const words = sayFirst(first);
  return (
    <>
      <Pressable className="expiring-strip" onPress={() => setOpen(true)} label={t.open(words)}>
        <Icon name="clock" size="small" />
        <View className="expiring-strip__words">{words}</View>
        <Icon name="forward" size="small" />
      </Pressable>
      <AllSheet expiring={expiring} open={open} onClose={() => setOpen(false)} />
    </>
  );
}

/** On the statement, above what was: what will be. */
export function ExpiringCard({ expiring }: { expiring: Expiring }) {
  const [open, setOpen] = useState(false);
  if (expiring.length === 0) return null;
  const more = expiring.length > LINES_IN_THE_OPEN ? { text: texts.common.all, onPress: () => setOpen(true) } : undefined;
  return (
    <Card title={t.title} more={more}>
      <Lines lines={expiring.slice(0, LINES_IN_THE_OPEN)} />
      <View className="note">{t.explain}</View>
      <AllSheet expiring={expiring} open={open} onClose={() => setOpen(false)} />
    </Card>
  );
}
