import { CodeEntry } from '@/features/counter/code-entry';
import { HouseholdFinder } from '@/features/counter/household-finder';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function CounterPage() {
  return (
    <Screen title={texts.counter.title}>
      <Gate>
        <CodeEntry />
        <HouseholdFinder />
      </Gate>
    </Screen>
  );
}
