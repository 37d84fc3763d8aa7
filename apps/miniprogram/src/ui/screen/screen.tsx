import { View } from '@tarojs/components';
import { useDidHide, useDidShow } from '@tarojs/taro';
import { useState, type ReactNode } from 'react';
import type { TabName } from '@/navigation/pages';
import { useElder } from '@/theme/elder';
import { aria } from '../a11y/aria';
import { ConfirmHost } from '../confirm/confirm-host';
import { ViewerHost } from '../photo/viewer-host';
import { PrivacyHost } from '../privacy/privacy-host';
import { ToastHost } from '../toast/toast-host';
import { ComplaintLink } from './complaint-link';
import { OfflineBanner } from './offline-banner';
import { TabBar } from './tab-bar';
import { TopBar } from './top-bar';
import './screen.scss';

interface Props {
  title: string;
  /** Set on the five tabs. */
  tab?: TabName;
  unread?: number;
  /** A page that starts a way has nothing to go back to. */
  first?: boolean;
  /** The way to 投诉建议 is left out where it leads to the very page, or away from half of what is being filed there. */
  complaints?: boolean;
  /** Stays in reach at the lower edge. */
  foot?: ReactNode;
  children: ReactNode;
}

/** The root of every page: theme, bars, offline banner, toast and question. */
export function Screen({ title, tab, unread = 0, first = false, complaints = false, foot, children }: Props) {
  const elder = useElder(state => state.elder);
  // Pages below this one stay alive; what floats belongs to the one that is seen.
  const [seen, setSeen] = useState(true);
  useDidShow(() => setSeen(true));
  useDidHide(() => setSeen(false));
  return (
    <View className={`screen ${elder ? 'screen--elder' : ''}`} {...aria({ role: 'main' })}>
      <TopBar title={title} first={first || tab !== undefined} />
      <OfflineBanner />
      <View className="screen__body">
        {children}
        {!complaints && <ComplaintLink />}
      </View>
      <View className={`screen__floor ${foot || tab ? '' : 'screen__floor--bare'}`}>
        {seen && <ToastHost on="page" />}
        {foot && <View className="screen__foot">{foot}</View>}
        {tab && <TabBar current={tab} unread={unread} />}
      </View>
      {seen && <ConfirmHost />}
      {seen && <PrivacyHost />}
      {seen && <ViewerHost />}
    </View>
  );
}
