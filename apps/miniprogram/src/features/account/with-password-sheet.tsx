import { PASSWORD_MAX_CHARS } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import * as texts from '@/texts/zh-CN';
import { ErrorNote, Field, Sheet, SheetFoot } from '@/ui';

const t = texts.account;

interface Props<Answer> {
  title: string;
  lead: string;
  action: string;
  /** What the present password opens. */
  act: (currentPassword: string) => Promise<Answer>;
  onDone: (answer: Answer) => void;
  onClose: () => void;
}

/** An open phone is not yet its owner's: what makes or takes away a way in asks for the password. */
export function WithPasswordSheet<Answer>({ title, lead, action, act, onDone, onClose }: Props<Answer>) {
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const run = useMutation({ mutationFn: act, gcTime: 0, onSuccess: onDone });
  const save = () => {
    setTried(true);
    if (password !== '' && !run.isPending) run.mutate(password);
  };
  const foot = (
    <SheetFoot busy={run.isPending} onPress={save}>
      {action}
    </SheetFoot>
  );
  return (
    <Sheet open title={title} onClose={onClose} foot={foot}>
      <View className="note">{lead}</View>
      <Field
        name="current-password"
        kind="password"
        label={t.current}
        value={password}
        onChange={setPassword}
        onDone={save}
        maxChars={PASSWORD_MAX_CHARS}
        error={tried && password === '' ? t.currentMissing : undefined}
      />
      <ErrorNote error={run.error} />
    </Sheet>
  );
}
