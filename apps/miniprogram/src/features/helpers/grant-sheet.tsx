import { identityRoutes, PERSON_NAME_MAX_CHARS, PROXY_DIGITS, PROXY_DIGITS_PATTERN, type ProxyCandidate } from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import { scanPlatform } from '@/platform/scan';
import * as texts from '@/texts/zh-CN';
import { Button, ErrorNote, Field, Sheet } from '@/ui';
import { Candidate } from './candidate';

/** Scan, or name and digits; nothing is granted yet. */
function CodeForm({ onFound }: { onFound: (found: ProxyCandidate) => void }) {
  const [name, setName] = useState('');
  const [digits, setDigits] = useState('');
  const [tried, setTried] = useState(false);
  const resolve = useCommand(identityRoutes.resolveProxyCode, { onDone: onFound });
  const nameMissing = name.trim() === '';
  const digitsWrong = !PROXY_DIGITS_PATTERN.test(digits);
  const check = () => {
    setTried(true);
    if (!nameMissing && !digitsWrong) resolve.run({ body: { digits, helperName: name.trim() } });
  };
  const scan = async () => {
    const code = await scanPlatform.scan();
    if (code) resolve.run({ body: { code } });
  };
  return (
    <>
      <View className="note">{texts.helpers.grantHow}</View>
      {scanPlatform.available && (
        <View className="spaced">
          <Button block size="big" icon="scan" busy={resolve.busy} onPress={() => void scan()}>
            {texts.helpers.scan}
          </Button>
        </View>
      )}
      <Field
        name="helper-name"
        label={texts.helpers.name}
        value={name}
        onChange={setName}
        maxChars={PERSON_NAME_MAX_CHARS}
        error={tried && nameMissing ? texts.helpers.nameMissing : undefined}
      />
      <Field
        name="helper-digits"
        kind="digits"
        label={texts.helpers.digits}
        value={digits}
        onChange={setDigits}
        onDone={check}
        maxChars={PROXY_DIGITS}
        error={tried && digitsWrong ? texts.helpers.digitsWrong : undefined}
      />
      <ErrorNote error={resolve.error} />
      <Button block size="big" kind={scanPlatform.available ? 'quiet' : undefined} busy={resolve.busy} onPress={check}>
        {texts.helpers.check}
      </Button>
    </>
  );
}

export function GrantSheet({ onClose }: { onClose: () => void }) {
  const [found, setFound] = useState<ProxyCandidate>();
  return (
    <Sheet open title={texts.helpers.grantTitle} onClose={onClose}>
      {found ? <Candidate found={found} onDone={onClose} onOther={() => setFound(undefined)} /> : <CodeForm onFound={setFound} />}
    </Sheet>
  );
}
