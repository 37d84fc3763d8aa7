import { View } from '@tarojs/components';
import { signInWithCode, withLoginCode } from '@/features/session/session';
import * as texts from '@/texts/zh-CN';
import { Button, ErrorNote } from '@/ui';
import { useSignIn } from './use-sign-in';

export function WechatEntry({ after }: { after: string | undefined }) {
  const signIn = useSignIn(after);
  return (
    <View>
      <ErrorNote error={signIn.error} />
      <Button
        block
        size="big"
        icon="wechat"
        busy={signIn.busy}
        busyText={texts.login.busy}
        onPress={() => signIn.signIn(() => withLoginCode(signInWithCode))}
      >
        {texts.login.wechat}
      </Button>
      <View className="privacy">{texts.login.privacy}</View>
    </View>
  );
}
