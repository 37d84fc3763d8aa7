import { PublishActivityForm } from '@/features/activities/publish-activity';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function ActivityFormPage() {
  return (
    <Screen title={texts.activities.form}>
      <Gate may="activities.publish">
        <PublishActivityForm />
      </Gate>
    </Screen>
  );
}
