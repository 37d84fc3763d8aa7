import { sayError } from '@/api/errors';
import { useSession } from '@/features/session/session';
import * as texts from '@/texts/zh-CN';
import { confirm, toast } from '@/ui';
import { bindWechat, mayBind } from './ways-in';

const t = texts.account;

/** Right after the log-in, while the password is at hand. Whoever is in stays in: a binding that fails is told, and may be tried again under 登录安全. */
export async function offerBinding(password: string): Promise<void> {
  if (!mayBind(useSession.getState().me)) return;
  if (!(await confirm({ title: t.bindAsk, body: t.bindLead, action: t.bindYes }))) return;
  try {
    await bindWechat(password);
    useSession.setState(({ me }) => ({ me: me && { ...me, hasWechat: true } }));
    toast(t.boundNow, 'done');
  } catch (error) {
    toast(sayError(error).title);
  }
}
