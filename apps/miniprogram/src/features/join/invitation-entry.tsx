import { useState } from 'react';
import { go } from '@/navigation/go';
import { scanPlatform } from '@/platform/scan';
import * as texts from '@/texts/zh-CN';
import { Button, Card, Field } from '@/ui';
import { invitationToken } from './invitation-token';

const TOKEN_MAX_CHARS = 200;

/** The third way in: a code that was typed, pasted or scanned. */
export function InvitationEntry() {
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const open = (text: string) => {
    setTried(true);
    const token = invitationToken(text);
    if (token) go.to('invitation', { token });
  };
  return (
    <Card title={texts.join.haveToken}>
      <Field
        name="invitation"
        label={texts.join.token}
        hint={texts.join.tokenHint}
        value={typed}
        onChange={setTyped}
        onDone={() => open(typed)}
        maxChars={TOKEN_MAX_CHARS}
        error={tried && !invitationToken(typed) ? texts.join.tokenMissing : undefined}
      />
      <Button kind="quiet" block icon="key" onPress={() => open(typed)}>
        {texts.join.tokenUse}
      </Button>
      {scanPlatform.available && (
        <Button kind="plain" block icon="scan" onPress={() => void scanPlatform.scan().then(text => open(text ?? ''))}>
          {texts.join.scan}
        </Button>
      )}
    </Card>
  );
}
