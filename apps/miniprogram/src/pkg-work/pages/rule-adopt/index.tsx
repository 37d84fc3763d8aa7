import { ruleSetRoutes } from '@jishan/contracts';
import { useRouter } from '@tarojs/taro';
import { useVillageCall } from '@/api/hooks';
import { AdoptForm } from '@/features/rule-sets/adopt-form';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Loaded, Screen } from '@/ui';

export default function RuleAdoptPage() {
  const { id = '' } = useRouter<{ id?: string }>().params;
  const set = useVillageCall(ruleSetRoutes.ruleSet, { params: { ruleSetId: id } });
  return (
    <Screen title={texts.ruleSets.adoptTitle}>
      <Gate>
        <Loaded of={set} rows={6}>
          {view => <AdoptForm set={view} />}
        </Loaded>
      </Gate>
    </Screen>
  );
}
