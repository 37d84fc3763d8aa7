import Taro from '@tarojs/taro';

/** WeChat's own setting for the size of text. */
export function phoneFontPx(): number {
  try {
    const { fontSizeSetting } = Taro.getAppBaseInfo() as { fontSizeSetting?: number };
    return fontSizeSetting ?? 0;
  } catch {
    return 0;
  }
}
