import { forgetUnanswered } from '@/api/lasting-id';
import { emptyOutbox, unsentOf } from '@/outbox';
import { forgetDraftsOf } from '@/features/writing/drafts';
import { signOut, useSession } from '@/features/session/session';
import { go, pageUrl } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { confirm } from '@/ui';

/** Nothing of the person stays on the phone (what others who share it wrote does), so what is unsent is named before. */
export async function leave(): Promise<void> {
  const accountId = useSession.getState().me?.accountId;
  const unsent = unsentOf(accountId);
  const body = unsent > 0 ? `${texts.me.logoutUnsent(unsent)}${texts.me.logoutBody}` : texts.me.logoutBody;
  if (!(await confirm({ title: texts.me.logoutTitle, body, action: texts.me.logoutAction, danger: true }))) return;
  await emptyOutbox(accountId);
  await forgetDraftsOf(accountId);
  forgetUnanswered(accountId);
  await signOut();
  go.restart(pageUrl('login'));
}
