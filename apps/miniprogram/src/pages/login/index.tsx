import { identityRoutes } from '@jishan/contracts';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useCall } from '@/api/hooks';
import { DemoLogins } from '@/features/login/demo-logins';
import { PasswordForm } from '@/features/login/password-form';
import { StandInForm } from '@/features/login/stand-in-form';
import { WechatEntry } from '@/features/login/wechat-entry';
import { Welcome } from '@/features/login/welcome';
import { loginPlatform } from '@/platform/login';
import * as texts from '@/texts/zh-CN';
import { Button, Screen, Segmented } from '@/ui';

type Way = 'password' | 'wechat';
const WAYS = [
  { value: 'password', text: texts.login.password },
  { value: 'wechat', text: texts.login.standInTitle },
] as const;

export default function LoginPage() {
  const wanted = useRouter<{ after?: string }>().params.after;
  const after = wanted ? decodeURIComponent(wanted) : undefined;
  const [way, setWay] = useState<Way>('password');
  const [byPassword, setByPassword] = useState(false);
  const info = useCall(identityRoutes.appInfo);
  const demo = info.data?.demo === true;
  if (loginPlatform.wechat) {
    return (
      <Screen first title={texts.login.title}>
        <Welcome />
        {byPassword ? <PasswordForm after={after} /> : <WechatEntry after={after} />}
        <Button kind="plain" block onPress={() => setByPassword(!byPassword)}>
          {byPassword ? texts.login.orWechat : texts.login.orPassword}
        </Button>
      </Screen>
    );
  }
  return (
    <Screen first title={texts.login.title}>
      <Welcome />
      {demo && <Segmented<Way> label={texts.login.title} options={WAYS} value={way} onChange={setWay} />}
      {way === 'password' || !demo ? <PasswordForm after={after} /> : <StandInForm after={after} />}
      {info.data && info.data.demoLogins.length > 0 && <DemoLogins logins={info.data.demoLogins} after={after} />}
    </Screen>
  );
}
