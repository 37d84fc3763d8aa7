import { ruleSetRoutes } from '@jishan/contracts';
import { useRouter } from '@tarojs/taro';
import { useVillageCall } from '@/api/hooks';
import { RuleForm } from '@/features/rule-sets/rule-form';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Loaded, Screen } from '@/ui';

export default function RuleFormPage() {
  const { id = '', rule } = useRouter<{ id?: string; rule?: string }>().params;
  const set = useVillageCall(ruleSetRoutes.ruleSet, { params: { ruleSetId: id } });
  return (
    <Screen title={rule ? texts.ruleSets.editRule : texts.ruleSets.newRule}>
      <Gate may="points.rules.draft">
        <Loaded of={set} rows={6}>
          {view => <RuleForm set={view} rule={view.rules.find(one => one.id === rule)} />}
        </Loaded>
      </Gate>
    </Screen>
  );
}
