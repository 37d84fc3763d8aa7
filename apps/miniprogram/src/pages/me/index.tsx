import { useUnread } from '@/features/inbox/unread';
import { Household } from '@/features/me/household';
import { Settings } from '@/features/me/settings';
import { Who } from '@/features/me/who';
import { Gate } from '@/features/session/gate';
import { useMembership } from '@/features/session/session';
import { WorkbenchEntry } from '@/features/work/workbench-entry';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function MePage() {
  const unread = useUnread();
  const householder = useMembership()?.householdId != null;
  return (
    <Screen title={texts.me.title} tab="me" unread={unread}>
      <Gate anywhere>
        <Who />
        <WorkbenchEntry />
        {householder && <Household />}
        <Settings />
      </Gate>
    </Screen>
  );
}
