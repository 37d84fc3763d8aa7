import { noticesRoutes } from '@jishan/contracts';
import { useDidShow, useRouter } from '@tarojs/taro';
import { refetch } from '@/api/query';
import { AcknowledgeBar, asksReader, NoticeDetail } from '@/features/notices/notice-detail';
import { useNotice } from '@/features/notices/use-notice';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { ErrorNote, Loaded, Screen } from '@/ui';

export default function NoticePage() {
  const { id = '' } = useRouter<{ id?: string }>().params;
  const { notice, acknowledge } = useNotice(id);
  useDidShow(() => refetch(noticesRoutes.notice));
  const asked = notice.data && asksReader(notice.data) ? notice.data : undefined;
  return (
    <Screen
      title={texts.notices.detail}
      foot={asked && <AcknowledgeBar notice={asked} busy={acknowledge.busy} onPress={acknowledge.run} />}
    >
      <Gate>
        <ErrorNote error={acknowledge.error} />
        <Loaded of={notice} rows={3}>
          {view => <NoticeDetail notice={view} />}
        </Loaded>
      </Gate>
    </Screen>
  );
}
