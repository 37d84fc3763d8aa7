import { safeguardTitle, sayChange, type Safeguard, type VillageSettings } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { sayDay } from '@/formats/calendar-day';
import * as texts from '@/texts/zh-CN';
import { Card } from '@/ui';

const t = texts.safeguards;

/** What was loosened and does not count yet; nothing where nothing waits. */
export function WaitingNote({ settings }: { settings: VillageSettings }) {
  const { pending } = settings;
  if (!pending) return null;
  const after = { ...settings, ...pending.choices };
  const names = (Object.keys(pending.choices) as Safeguard[]).filter(name => settings[name] !== after[name]);
  return (
    <Card title={t.waitingTitle(sayDay(pending.from))}>
      {names.map(name => (
        <View key={name}>{`${safeguardTitle(name)}：${sayChange(name, settings, after)}`}</View>
      ))}
      <View className="note">{t.waitingNote}</View>
    </Card>
  );
}
