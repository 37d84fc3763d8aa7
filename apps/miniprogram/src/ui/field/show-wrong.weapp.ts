import Taro from '@tarojs/taro';

/** Below the bar and the label above. */
const ABOVE_PX = 96;

/** Brings the first field that was refused into sight. The page is what WeChat scrolls: a sheet is short, and covers it. */
export function showWrong(isInSheet: boolean): void {
  if (isInSheet) return;
  // Left in the meantime: nothing to be shown any more.
  Taro.pageScrollTo({ selector: '.field--wrong', offsetTop: -ABOVE_PX, duration: 200 }).catch(() => undefined);
}
