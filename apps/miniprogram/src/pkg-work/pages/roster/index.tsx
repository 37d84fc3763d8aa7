import { RosterHouseholds } from '@/features/roster/household-list';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function RosterPage() {
  return (
    <Screen title={texts.roster.title}>
      <Gate may="people.read">
        <RosterHouseholds />
      </Gate>
    </Screen>
  );
}
