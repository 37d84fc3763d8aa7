import { VillageSettings } from '@/features/settings/village-settings';
import { Gate } from '@/features/session/gate';
import { texts } from '@/texts/zh-CN';
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
