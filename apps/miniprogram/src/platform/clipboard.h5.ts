import type { PutOnClipboard } from './clipboard.types';

/** For a page without TLS (a village's own house) and for older phones, which know no other way. */
function selectAndCopy(words: string): boolean {
  const area = document.createElement('textarea');
  area.value = words;
  area.readOnly = true;
  area.style.position = 'fixed';
  area.style.left = '-1000px';
  document.body.appendChild(area);
  area.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    area.remove();
  }
}

/** Not by Taro: it says that something was copied whether or not the browser did it, and the app says so a second time. */
export const putOnClipboard: PutOnClipboard = async words => {
  // Only where the page came over TLS; the types do not say so.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (!clipboard) return selectAndCopy(words);
  try {
    await clipboard.writeText(words);
    return true;
  } catch {
    return selectAndCopy(words);
  }
};
