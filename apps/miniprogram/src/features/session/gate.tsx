import type { VillageAction } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useRef, type ReactNode } from 'react';
import { currentUrl, go, pageUrl } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { Empty, Skeleton } from '@/ui';
import { startSession, useMay, useSession, type SessionState } from './session';

interface Props {
  children: ReactNode;
  anywhere?: boolean;
  /** What somebody sees whose office is above villages. */
  officer?: ReactNode;
  /** What the page is for: whoever comes by its address and may not is told so at once, not when all is written. */
  may?: VillageAction;
}

const Elsewhere = () => (
  <Empty
    icon="service"
    title={texts.home.officerElsewhere}
    body={texts.home.officerElsewhereNote}
    action={{ text: texts.home.officerHome, onPress: () => go.tab('home') }}
  />
);

function Allowed({ to, children }: { to: VillageAction; children: ReactNode }) {
  return useMay(to) ? <>{children}</> : <Empty icon="lock" title={texts.errors.denied.title} body={texts.errors.denied.detail} />;
}

const mustChange = ({ me }: Pick<SessionState, 'me'>): boolean => me?.mustChangePassword === true;
const isAbove = ({ me }: Pick<SessionState, 'me'>): boolean => (me?.organizations.length ?? 0) > 0;

/** Lets through who is signed in (and, unless `anywhere`, has a place in a village); sends the others where they get it. */
export function Gate({ children, anywhere, officer = <Elsewhere />, may }: Props) {
  const status = useSession(state => state.status);
  const placed = useSession(state => state.villageId !== undefined);
  const above = useSession(isAbove);
  const changing = useSession(mustChange);
  const refused = useSession(state => state.refused);
  const enough = placed || anywhere === true || above;
  const seen = useRef(true);
  const check = () => {
    if (!seen.current) return;
    // As it is now, not as it was drawn: the page may be shown in the very moment in which the person is known.
    const now = useSession.getState();
    const isPlaced = now.villageId !== undefined || anywhere === true || isAbove(now);
    if (now.status === 'signed_out') go.restart(pageUrl('login', { after: currentUrl() }));
    else if (now.status === 'signed_in' && mustChange(now)) go.restart(pageUrl('firstPassword', { after: currentUrl() }));
    else if (now.status === 'signed_in' && !isPlaced) go.restart(pageUrl('join'));
  };
  useEffect(check, [status, enough, anywhere, changing]);
  useDidShow(() => {
    seen.current = true;
    check();
  });
  useDidHide(() => {
    seen.current = false;
  });

  const inside = may ? <Allowed to={may}>{children}</Allowed> : children;
  if (status === 'signed_in' && enough && !changing) return <>{placed || anywhere ? inside : officer}</>;
  if (status === 'unreachable') {
    return (
      <Empty
        icon={refused ? 'clock' : 'offline'}
        title={refused?.title ?? texts.login.unreachable}
        body={refused ? refused.detail : texts.errors.offline.detail}
        action={{ text: texts.common.retry, onPress: () => void startSession() }}
      />
    );
  }
  return (
    <View>
      <Skeleton rows={4} />
    </View>
  );
}
