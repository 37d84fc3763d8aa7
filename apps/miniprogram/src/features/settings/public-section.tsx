import { SwitchLine } from '@/features/books/switch-line';
import { texts } from '@/texts/zh-CN';
import { Card } from '@/ui';
import type { SectionProps } from './section';

export function PublicSection({ settings, busy, change }: SectionProps) {
  return (
    <Card title={texts.villageSettings.publicPart} flush>
      <SwitchLine
        title={texts.villageSettings.honourRoll}
        note={texts.villageSettings.honourRollNote}
        on={settings.honourRoll}
        busy={busy}
        onChange={honourRoll => change({ honourRoll })}
      />
      <SwitchLine
        title={texts.villageSettings.maskNames}
        note={texts.villageSettings.maskNamesNote}
        on={settings.maskNames}
        busy={busy}
        onChange={maskNames => change({ maskNames })}
      />
    </Card>
  );
}
