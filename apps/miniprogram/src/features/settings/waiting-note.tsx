import { safeguardTitle, type Safeguard, type VillageSettings } from '@jishan/contracts';
import { View } from '@tarojs/components';
import * as texts from '@/texts/zh-CN';
import { Card } from '@/ui';
import { sayBound, sayMonthDay } from './loosening';
import './waiting-note.scss';

const t = texts.safeguards;

/** What was loosened and does not count yet; nothing where nothing waits. */
export function WaitingNote({ settings }: { settings: VillageSettings }) {
  const { pending } = settings;
  if (!pending) return null;
  const after = { ...settings, ...pending.choices };
  const names = (Object.keys(pending.choices) as Safeguard[]).filter(name => settings[name] !== after[name]);
  return (
    <Card title={t.waitingTitle}>
      {names.map(name => (
        <View key={name} className="waiting">
          <View className="waiting__title">{safeguardTitle(name)}</View>
          <View>{t.waitingWas(sayBound(name, settings))}</View>
          <View>{t.waitingWill(sayBound(name, after))}</View>
        </View>
      ))}
      <View className="waiting__title">{t.waitingFrom(sayMonthDay(pending.from))}</View>
      <View className="note">{t.waitingNote}</View>
    </Card>
  );
}
