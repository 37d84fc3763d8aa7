import { StandardList } from '@/features/rule-sets/standard-list';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function StandardsPage() {
  return (
    <Screen title={texts.standards.title}>
      <Gate may="points.rules.drafts.read">
        <StandardList />
      </Gate>
    </Screen>
  );
}
