import { forgetUnanswered } from '@/api/lasting-id';
import { useBox } from '@/outbox/box';
import { emptyOutbox } from '@/outbox';
import { forgetAllDrafts } from '@/features/writing/drafts';
import { signOut } from '@/features/session/session';
import { go, pageUrl } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { confirm } from '@/ui';

/** Nothing of the person stays on the phone, so what is unsent is named before. */
export async function leave(): Promise<void> {
  const unsent = useBox.getState().entries.filter(entry => entry.state !== 'sent').length;
  const body = unsent > 0 ? `${texts.me.logoutUnsent(unsent)}${texts.me.logoutBody}` : texts.me.logoutBody;
  if (!(await confirm({ title: texts.me.logoutTitle, body, action: texts.me.logoutAction, danger: true }))) return;
  await emptyOutbox();
  await forgetAllDrafts();
  forgetUnanswered();
  await signOut();
  go.restart(pageUrl('login'));
}
