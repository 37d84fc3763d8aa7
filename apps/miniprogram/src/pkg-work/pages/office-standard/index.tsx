import { useRouter } from '@tarojs/taro';
import { Office } from '@/features/oversight/office';
import { OfficeStandard } from '@/features/oversight/office-standard';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function OfficeStandardPage() {
  const { id = '' } = useRouter<{ id?: string }>().params;
  return (
    <Screen title={texts.oversight.standard}>
      <Office>{office => <OfficeStandard office={office} id={id} />}</Office>
    </Screen>
  );
}
