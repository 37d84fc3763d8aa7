import { PublishForm } from '@/features/notices/publish-form';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function PublishPage() {
  return (
    <Screen title={texts.publish.title}>
      <Gate>
        <PublishForm />
      </Gate>
    </Screen>
  );
}
