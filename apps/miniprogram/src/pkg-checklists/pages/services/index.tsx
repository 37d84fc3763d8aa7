import { ServiceList } from '@/features/checklists/service-list';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function ServicesPage() {
  return (
    <Screen title={texts.checklists.title}>
      <Gate>
        <ServiceList />
      </Gate>
    </Screen>
  );
}
