import { RosterChanges } from '@/features/roster/roster-changes';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function RosterChangesPage() {
  return (
    <Screen title={texts.roster.changesTitle}>
      <Gate may="roster.changes.read">
        <RosterChanges />
      </Gate>
    </Screen>
  );
}
