import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useEffect } from 'react';
import { leave } from '@/features/me/leave';
import { reloadMe, useSession } from '@/features/session/session';
import { go, pageUrl } from '@/navigation/go';
import { tabs } from '@/navigation/pages';
import * as texts from '@/texts/zh-CN';
import { Button, Card, Skeleton } from '@/ui';
import { PasswordFields } from './password-fields';
import { usePasswordChange } from './use-password-change';

/** The only thing that a session with a temporary password may do; the server refuses everything else. */
export function FirstPassword({ after }: { after: string | undefined }) {
  const status = useSession(state => state.status);
  const must = useSession(state => state.me?.mustChangePassword === true);
  // What the session may do now follows from what the server says of it, and not from this page.
  const change = usePasswordChange(() => void reloadMe().catch(() => undefined), texts.account.firstCurrentMissing);
  const check = () => {
    const now = useSession.getState();
    if (now.status === 'signed_out') go.restart(pageUrl('login'));
    else if (now.status === 'signed_in' && now.me?.mustChangePassword !== true) go.restart(after ?? tabs.home);
  };
  useEffect(check, [status, must, after]);
  useDidShow(check);
  if (status !== 'signed_in' || !must) return <Skeleton rows={4} />;
  return (
    <>
      <View className="note">{texts.account.firstLead}</View>
      <Card>
        <PasswordFields of={change} currentLabel={texts.account.firstCurrent} />
        <Button block size="big" busy={change.busy} busyText={texts.common.sending} onPress={change.save}>
          {texts.account.firstSave}
        </Button>
      </Card>
      <Button kind="plain" block onPress={() => void leave()}>
        {texts.join.logout}
      </Button>
    </>
  );
}
