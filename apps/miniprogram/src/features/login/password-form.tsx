import { PASSWORD_MAX_CHARS, USERNAME_MAX_CHARS } from '@jishan/contracts';
import { useState } from 'react';
import { signInWithPassword } from '@/features/session/session';
import { texts } from '@/texts/zh-CN';
import { Button, Card, ErrorNote, Field } from '@/ui';
import { useSignIn } from './use-sign-in';

export function PasswordForm({ after }: { after: string | undefined }) {
  const signIn = useSignIn(after);
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    if (username.trim() === '' || password === '' || signIn.busy) return;
    signIn.signIn(() => signInWithPassword(username.trim(), password));
  };
  return (
    <Card title={texts.login.password}>
      <Field name="username" kind="username" label={texts.login.username} value={username} onChange={setUsername} maxChars={USERNAME_MAX_CHARS} error={tried && username.trim() === '' ? texts.login.usernameMissing : undefined} />
      <Field name="password" kind="password" label={texts.login.passwordLabel} value={password} onChange={setPassword} onDone={submit} maxChars={PASSWORD_MAX_CHARS} hint={texts.login.passwordHint} error={tried && password === '' ? texts.login.passwordMissing : undefined} />
      <ErrorNote error={signIn.error} />
      <Button block busy={signIn.busy} busyText={texts.login.busy} onPress={submit}>{texts.login.submit}</Button>
    </Card>
  );
}
