import { Office } from '@/features/oversight/office';
import { OpenedRules } from '@/features/oversight/opened-rules';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function OpenedRulesPage() {
  return (
    <Screen title={texts.oversight.openedTitle}>
      <Office>{office => <OpenedRules office={office} />}</Office>
    </Screen>
  );
}
