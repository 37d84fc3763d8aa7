import { panelRoutes } from '@jishan/contracts';
import { useDidShow, useRouter } from '@tarojs/taro';
import { refetch } from '@/api/query';
import { Publications } from '@/features/points/publications';
import { Gate } from '@/features/session/gate';
import * as texts from '@/texts/zh-CN';
import { Screen } from '@/ui';

export default function PublicationsPage() {
  const { scope } = useRouter<{ scope?: string }>().params;
  useDidShow(() => refetch(panelRoutes.publications));
  return (
    <Screen title={texts.publication.title}>
      <Gate>
        <Publications start={scope === 'results' ? 'results' : 'open'} />
      </Gate>
    </Screen>
  );
}
