import * as texts from '@/texts/zh-CN';
import { Card, SwitchRow } from '@/ui';
import type { SectionProps } from './section';

export function PublicSection({ settings, busy, change }: SectionProps) {
  return (
    <Card title={texts.villageSettings.publicPart} flush>
      <SwitchRow
        title={texts.villageSettings.honourRoll}
        note={texts.villageSettings.honourRollNote}
        on={settings.honourRoll}
        onChange={honourRoll => !busy && change({ honourRoll })}
      />
      <SwitchRow
        title={texts.villageSettings.maskNames}
        note={texts.villageSettings.maskNamesNote}
        on={settings.maskNames}
        onChange={maskNames => !busy && change({ maskNames })}
      />
    </Card>
  );
}
