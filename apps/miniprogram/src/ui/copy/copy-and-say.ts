import { putOnClipboard } from '@/platform/clipboard';
import * as texts from '@/texts/zh-CN';
import { confirm } from '../confirm/confirm';
import { toast } from '../toast/toast';

const t = texts.common.copying;

/** Puts words on the clipboard and says once how it went; where it is refused they are shown, to be copied or read out by hand. */
export async function copyAndSay(words: string, copied: string): Promise<void> {
  for (;;) {
    if (await putOnClipboard(words)) return toast(copied, 'done');
    if (!(await confirm({ title: t.refused, body: t.byHand, byHand: words, action: t.again }))) return;
  }
}
