import { identityRoutes, type Me } from '@jishan/contracts';
import { useState } from 'react';
import { call } from '@/api/client';
import { newId } from '@/api/ids';
import { reloadMe, useSession } from '@/features/session/session';
import * as texts from '@/texts/zh-CN';
import { Card, ListRow, Tag, toast } from '@/ui';
import { PasswordSheet } from './password-sheet';
import { SecondFactorSheet } from './second-factor-sheet';
import { SetPasswordSheet } from './set-password-sheet';
import { bindWechat, mayBind, maySetPassword } from './ways-in';
import { WithPasswordSheet } from './with-password-sheet';

type Open = 'password' | 'factor' | 'first' | 'bind' | 'unbind';
const t = texts.account;

const unbindWechat = (currentPassword: string) => call(identityRoutes.unbindWechat, { body: { currentPassword }, idempotencyKey: newId() });

/** The ways in of an account. In a browser, whoever has no password has nothing to keep here. */
export function SignInSafety() {
  const me = useSession(state => state.me);
  const [open, setOpen] = useState<Open | undefined>(undefined);
  if (!me || !(me.hasPassword || maySetPassword(me))) return null;
  const bound = me.hasSecondFactor;
  return (
    <>
      <Card title={t.title} flush>
        {maySetPassword(me) && <ListRow icon="key" title={t.setPassword} note={t.setPasswordNote} onPress={() => setOpen('first')} />}
        {me.hasPassword && <ListRow icon="key" title={t.password} note={t.passwordNote} onPress={() => setOpen('password')} />}
        <WechatRow me={me} onOpen={setOpen} />
        {me.hasPassword && me.organizations.length > 0 && (
          <ListRow
            icon="shield"
            title={t.factor}
            note={t.factorNote}
            value={<Tag tone={bound ? 'leaf' : 'gold'}>{bound ? t.factorOn : t.factorOff}</Tag>}
            onPress={bound ? undefined : () => setOpen('factor')}
          />
        )}
      </Card>
      <OpenSheet open={open} onClose={() => setOpen(undefined)} />
    </>
  );
}

function WechatRow({ me, onOpen }: { me: Me; onOpen: (open: Open) => void }) {
  if (me.hasPassword && me.hasWechat === true)
    return <ListRow icon="wechat" title={t.unbind} note={t.unbindNote} onPress={() => onOpen('unbind')} />;
  return mayBind(me) ? <ListRow icon="wechat" title={t.bind} note={t.bindNote} onPress={() => onOpen('bind')} /> : null;
}

function OpenSheet({ open, onClose }: { open: Open | undefined; onClose: () => void }) {
  const done = (said: string) => () => {
    toast(said, 'done');
    onClose();
    void reloadMe().catch(() => undefined);
  };
  switch (open) {
    case undefined:
      return null;
    case 'password':
      return <PasswordSheet onClose={onClose} />;
    case 'factor':
      return <SecondFactorSheet onClose={onClose} />;
    case 'first':
      return <SetPasswordSheet onClose={onClose} />;
    case 'bind':
      return (
        <WithPasswordSheet title={t.bind} lead={t.bindLead} action={t.bind} act={bindWechat} onDone={done(t.boundNow)} onClose={onClose} />
      );
    case 'unbind':
      return (
        <WithPasswordSheet
          title={t.unbind}
          lead={t.unbindLead}
          action={t.unbind}
          act={unbindWechat}
          onDone={done(t.unboundNow)}
          onClose={onClose}
        />
      );
  }
}
