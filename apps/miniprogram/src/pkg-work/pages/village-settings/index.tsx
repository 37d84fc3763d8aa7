import { VillageSettings } from '@/features/settings/village-settings';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function VillageSettingsPage() {
  return (
    <Screen title={texts.villageSettings.title}>
      <Gate>
        <VillageSettings />
      </Gate>
    </Screen>
  );
}
