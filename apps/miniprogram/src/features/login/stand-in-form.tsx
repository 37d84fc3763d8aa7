import { PERSON_NAME_MAX_CHARS, PHONE_PATTERN } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { signInWithCode } from '@/features/session/session';
import * as texts from '@/texts/zh-CN';
import { Button, Card, ErrorNote, Field } from '@/ui';
import { keepPhoneCode } from './phone-code';
import { askStandIn } from './stand-in';
import { useSignIn } from './use-sign-in';

const PHONE_CHARS = 11;

/** In a browser of a demonstration: comes in as a WeChat user would, by codes from the API's stand-in. */
export function StandInForm({ after }: { after: string | undefined }) {
  const signIn = useSignIn(after);
  const [nickname, setNickname] = useState('');
  const [phone, setPhone] = useState('');
  const [tried, setTried] = useState(false);
  const nameMissing = nickname.trim() === '';
  const phoneWrong = phone !== '' && !PHONE_PATTERN.test(phone);
  const submit = () => {
    setTried(true);
    if (nameMissing || phoneWrong || signIn.busy) return;
    signIn.signIn(async () => {
      const codes = await askStandIn(nickname.trim(), phone);
      await signInWithCode(codes.code);
      keepPhoneCode(codes.phoneCode ?? undefined);
    });
  };
  return (
    <Card title={texts.login.standInTitle}>
      <View className="note">{texts.login.standInNote}</View>
      <Field
        name="nickname"
        label={texts.login.nickname}
        value={nickname}
        onChange={setNickname}
        maxChars={PERSON_NAME_MAX_CHARS}
        error={tried && nameMissing ? texts.login.nicknameMissing : undefined}
      />
      <Field
        name="phone"
        kind="phone"
        label={texts.login.standInPhone}
        optional={texts.common.optional}
        value={phone}
        onChange={setPhone}
        onDone={submit}
        maxChars={PHONE_CHARS}
        error={tried && phoneWrong ? texts.login.phoneWrong : undefined}
      />
      <ErrorNote error={signIn.error} />
      <Button block busy={signIn.busy} busyText={texts.login.busy} onPress={submit}>
        {texts.login.enter}
      </Button>
    </Card>
  );
}
