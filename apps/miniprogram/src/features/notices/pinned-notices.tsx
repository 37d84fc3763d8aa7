import { noticesRoutes } from '@jishan/contracts';
import { useDidShow } from '@tarojs/taro';
import { useVillageCall } from '@/api/hooks';
import { refetch } from '@/api/query';
import { useMay } from '@/features/session/session';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Card } from '@/ui';
import { NoticeRow } from './notice-row';

const SHOWN_ITEMS = 3;

/** On the home page. Where nothing is pinned it takes no room, and what cannot be read now is no reason for an error there. */
export function PinnedNotices() {
  const pinned = useVillageCall(
    noticesRoutes.notices,
    { query: { shelf: 'pinned', limit: SHOWN_ITEMS } },
    { enabled: useMay('notices.read') },
  );
  useDidShow(() => refetch(noticesRoutes.notices));
  const items = pinned.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Card title={texts.notices.pinnedTitle} more={{ text: texts.common.all, onPress: () => go.to('notices') }} flush>
      {items.map(notice => (
        <NoticeRow key={notice.id} notice={notice} />
      ))}
    </Card>
  );
}
