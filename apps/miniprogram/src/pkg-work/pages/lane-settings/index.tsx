import { Gate } from '@/features/session/gate';
import { LaneSettings } from '@/features/work/lane-settings';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function LaneSettingsPage() {
  return (
    <Screen title={texts.laneSettings.title}>
      <Gate>
        <LaneSettings />
      </Gate>
    </Screen>
  );
}
