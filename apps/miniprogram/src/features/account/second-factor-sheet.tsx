import { identityRoutes, ONE_TIME_CODE_CHARS, ONE_TIME_CODE_PATTERN, type SecondFactorStart } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/client';
import { useCommand } from '@/api/hooks';
import { reloadMe } from '@/features/session/session';
import * as texts from '@/texts/zh-CN';
import { ErrorNote, Field, Sheet, SheetFoot, toast } from '@/ui';
import { QrCode } from '@/ui/misc/qr-code';
import { secretWords } from './secret-words';
import { WithPasswordSheet } from './with-password-sheet';
import './account.scss';

const begin = (currentPassword: string) => call(identityRoutes.startSecondFactor, { body: { currentPassword } });

/** The secret lives in this sheet only: closed, it is gone, and the next start makes another. */
export function SecondFactorSheet({ onClose }: { onClose: () => void }) {
  const [start, setStart] = useState<SecondFactorStart | undefined>(undefined);
  if (start) return <Confirm start={start} onClose={onClose} />;
  const { factorBind, factorLead, start: action } = texts.account;
  return <WithPasswordSheet title={factorBind} lead={factorLead} action={action} act={begin} onDone={setStart} onClose={onClose} />;
}

function Confirm({ start, onClose }: { start: SecondFactorStart; onClose: () => void }) {
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const confirm = useCommand(identityRoutes.confirmSecondFactor, {
    // What was refused for want of it may be read now.
    refetches: [identityRoutes.villageSummaries],
    onDone: () => {
      toast(texts.account.confirmed, 'done');
      onClose();
      void reloadMe().catch(() => undefined);
    },
  });
  const right = ONE_TIME_CODE_PATTERN.test(code);
  const save = () => {
    setTried(true);
    if (right && !confirm.busy) confirm.run({ body: { code } });
  };
  return (
    <Sheet
      open
      title={texts.account.factorBind}
      onClose={onClose}
      foot={
        <SheetFoot busy={confirm.busy} onPress={save}>
          {texts.account.confirm}
        </SheetFoot>
      }
    >
      <View className="note">{texts.account.factorScan}</View>
      <QrCode text={start.uri} label={texts.account.factorQr} />
      <View className="note secret">
        <View>{texts.account.factorSecret}</View>
        <View className="secret__words">{secretWords(start.secret)}</View>
        <View>{texts.account.factorOnce}</View>
      </View>
      <Field
        name="one-time-code"
        kind="oneTimeCode"
        label={texts.account.code}
        hint={texts.account.codeHint}
        value={code}
        onChange={setCode}
        onDone={save}
        maxChars={ONE_TIME_CODE_CHARS}
        error={tried && !right ? texts.account.codeWrong : undefined}
      />
      <ErrorNote error={confirm.error} />
    </Sheet>
  );
}
