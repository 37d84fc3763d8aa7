import { RuleList } from '@/features/points/rule-list';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function RulesPage() {
  return (
    <Screen title={texts.points.rules}>
      <Gate>
        <RuleList />
      </Gate>
    </Screen>
  );
}
