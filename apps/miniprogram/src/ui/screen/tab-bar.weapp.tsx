import Taro from '@tarojs/taro';
import { useEffect } from 'react';
import type { TabName } from '@/navigation/pages';

const INBOX_TAB_INDEX = 3;
const BADGE_MAX = 99;

/** WeChat draws the bar; only the count of unread messages is ours. */
export function TabBar({ unread }: { current: TabName; unread: number }) {
  useEffect(() => {
    const done =
      unread > 0
        ? Taro.setTabBarBadge({ index: INBOX_TAB_INDEX, text: unread > BADGE_MAX ? `${BADGE_MAX}+` : String(unread) })
        : Taro.removeTabBarBadge({ index: INBOX_TAB_INDEX });
    // Refused while another page covers the tabs; the next tab shown sets it again.
    void Promise.resolve(done).catch(() => undefined);
  }, [unread]);
  return null;
}
