import { useState } from 'react';
import { useSession } from '@/features/session/session';
import * as texts from '@/texts/zh-CN';
import { Card, ListRow, Tag } from '@/ui';
import { PasswordSheet } from './password-sheet';
import { SecondFactorSheet } from './second-factor-sheet';

/** For accounts that log in with a password; who comes by WeChat has nothing to keep here. */
export function SignInSafety() {
  const me = useSession(state => state.me);
  const [open, setOpen] = useState<'password' | 'factor' | undefined>(undefined);
  if (!me?.hasPassword) return null;
  const close = () => setOpen(undefined);
  const bound = me.hasSecondFactor;
  return (
    <>
      <Card title={texts.account.title} flush>
        <ListRow icon="key" title={texts.account.password} note={texts.account.passwordNote} onPress={() => setOpen('password')} />
        {me.organizations.length > 0 && (
          <ListRow
            icon="shield"
            title={texts.account.factor}
            note={texts.account.factorNote}
            value={<Tag tone={bound ? 'leaf' : 'gold'}>{bound ? texts.account.factorOn : texts.account.factorOff}</Tag>}
            onPress={bound ? undefined : () => setOpen('factor')}
          />
        )}
      </Card>
      {open === 'password' && <PasswordSheet onClose={close} />}
      {open === 'factor' && <SecondFactorSheet onClose={close} />}
    </>
  );
}
