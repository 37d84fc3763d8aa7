import { NoticeList } from '@/features/notices/notice-list';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function NoticesPage() {
  return (
    <Screen title={texts.notices.title}>
      <Gate>
        <NoticeList />
      </Gate>
    </Screen>
  );
}
