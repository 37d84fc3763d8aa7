import { View } from '@tarojs/components';
import type { DemoLogin } from '@jishan/contracts';
import { signInWithPassword } from '@/features/session/session';
import * as texts from '@/texts/zh-CN';
import { Avatar, Card, ErrorNote, ListRow } from '@/ui';
import { useSignIn } from './use-sign-in';

export function DemoLogins({ logins, after }: { logins: readonly DemoLogin[]; after: string | undefined }) {
  const signIn = useSignIn(after);
  return (
    <Card title={texts.login.demoTitle} flush>
      <View className="card__lead">{texts.login.demoNote}</View>
      <ErrorNote error={signIn.error} />
      {logins.map(login => (
        <ListRow
          key={login.username}
          lead={<Avatar name={login.title} />}
          title={login.title}
          note={login.village ?? texts.login.demoOffice}
          onPress={() => {
            if (!signIn.busy) signIn.signIn(() => signInWithPassword(login.username, login.password));
          }}
        />
      ))}
    </Card>
  );
}
