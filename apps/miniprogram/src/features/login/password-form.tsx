import { ONE_TIME_CODE_CHARS, ONE_TIME_CODE_PATTERN, PASSWORD_MAX_CHARS, USERNAME_MAX_CHARS } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { ProblemError } from '@/api/errors';
import { offerBinding } from '@/features/account/offer-binding';
import { signInWithPassword } from '@/features/session/session';
import * as texts from '@/texts/zh-CN';
import { Button, Card, ErrorNote, Field } from '@/ui';
import { useSignIn } from './use-sign-in';

export function PasswordForm({ after }: { after: string | undefined }) {
  const signIn = useSignIn(after);
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState(false);
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const codeWrong = asked && !ONE_TIME_CODE_PATTERN.test(code);
  const enter = async () => {
    try {
      await signInWithPassword(username.trim(), password, asked ? code : undefined);
      await offerBinding(password);
    } catch (error) {
      if (error instanceof ProblemError && error.is('AUTH.SECOND_FACTOR_REQUIRED')) setAsked(true);
      // Each code is good once, and a wrong one is typed afresh.
      setCode('');
      setTried(false);
      throw error;
    }
  };
  const submit = () => {
    setTried(true);
    if (username.trim() === '' || password === '' || codeWrong || signIn.busy) return;
    signIn.signIn(enter);
  };
  return (
    <Card title={texts.login.password}>
      <Field
        name="username"
        kind="username"
        label={texts.login.username}
        value={username}
        onChange={setUsername}
        maxChars={USERNAME_MAX_CHARS}
        error={tried && username.trim() === '' ? texts.login.usernameMissing : undefined}
      />
      <Field
        name="password"
        kind="password"
        label={texts.login.passwordLabel}
        value={password}
        onChange={setPassword}
        onDone={submit}
        maxChars={PASSWORD_MAX_CHARS}
        hint={texts.login.passwordHint}
        error={tried && password === '' ? texts.login.passwordMissing : undefined}
      />
      {asked && (
        <Field
          name="one-time-code"
          kind="oneTimeCode"
          label={texts.account.code}
          value={code}
          onChange={setCode}
          onDone={submit}
          maxChars={ONE_TIME_CODE_CHARS}
          hint={texts.account.codeHint}
          error={tried && codeWrong ? texts.account.codeWrong : undefined}
        />
      )}
      <View className="note">{texts.login.forgotten}</View>
      <ErrorNote error={signIn.error} />
      <Button block busy={signIn.busy} busyText={texts.login.busy} onPress={submit}>
        {texts.login.submit}
      </Button>
    </Card>
  );
}
