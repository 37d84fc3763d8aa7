import { ruleSetRoutes } from '@jishan/contracts';
import { useRouter } from '@tarojs/taro';
import { useVillageCall } from '@/api/hooks';
import { SheetRoom } from '@/features/rule-sets/sheet-room';
import { Gate } from '@/features/session/gate';
import { useMay } from '@/features/session/session';
import * as texts from '@/texts/zh-CN';
import { Loaded, Screen } from '@/ui';

export default function RuleSheetPage() {
  const { id = '' } = useRouter<{ id?: string }>().params;
  const set = useVillageCall(ruleSetRoutes.ruleSet, { params: { ruleSetId: id } });
  const mayDraft = useMay('points.rules.draft');
  return (
    <Screen title={texts.ruleSets.sheetTitle}>
      <Gate>
        <Loaded of={set} rows={6}>
          {view => <SheetRoom set={view} mayDraft={mayDraft} />}
        </Loaded>
      </Gate>
    </Screen>
  );
}
