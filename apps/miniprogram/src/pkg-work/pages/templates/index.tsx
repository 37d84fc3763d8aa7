import { Office } from '@/features/oversight/office';
import { TemplateList } from '@/features/oversight/template-list';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function TemplatesPage() {
  return (
    <Screen title={texts.oversight.templates}>
      <Office>{office => <TemplateList office={office} />}</Office>
    </Screen>
  );
}
