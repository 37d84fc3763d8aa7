import { noticesRoutes, type NoticeListItem } from '@jishan/contracts';
import { useDidShow } from '@tarojs/taro';
import { useVillageCall } from '@/api/hooks';
import { refetch } from '@/api/query';
import { useMay } from '@/features/session/session';
import { go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Card } from '@/ui';
import { isWaitedFor } from './looks';
import { NoticeRow } from './notice-row';

const PINNED_ITEMS = 2;
/** Of both together: the first view update of the home page has room for no more (ui.md). */
const ITEMS = 3;
/** Of so many of the newest, those that wait for the reader: what is older than these nobody misses on the home page. */
const LOOKED_AT_ITEMS = 10;
const NONE: readonly NoticeListItem[] = [];

/** On the home page: what is pinned, and the newest that the reader has not opened or has yet to confirm. Where there is neither it takes no room, and what cannot be read now is no reason for an error there. */
export function HomeNotices() {
  const enabled = useMay('notices.read');
  const pinned =
    useVillageCall(noticesRoutes.notices, { query: { shelf: 'pinned', limit: PINNED_ITEMS } }, { enabled }).data?.items ?? NONE;
  const newest = useVillageCall(noticesRoutes.notices, { query: { limit: LOOKED_AT_ITEMS } }, { enabled }).data?.items ?? NONE;
  useDidShow(() => refetch(noticesRoutes.notices));
  const waiting = newest.filter(notice => isWaitedFor(notice) && !pinned.some(({ id }) => id === notice.id));
  const items = [...pinned, ...waiting].slice(0, ITEMS);
  if (items.length === 0) return null;
  return (
    <Card title={texts.notices.homeTitle} more={{ text: texts.common.all, onPress: () => go.to('notices') }} flush>
      {items.map(notice => (
        <NoticeRow key={notice.id} notice={notice} brief />
      ))}
    </Card>
  );
}
