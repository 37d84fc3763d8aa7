import { RuleSetList } from '@/features/rule-sets/rule-set-list';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function RuleVersionsPage() {
  return (
    <Screen title={texts.ruleSets.versions}>
      <Gate>
        <RuleSetList />
      </Gate>
    </Screen>
  );
}
