import Taro from '@tarojs/taro';
import type { PutOnClipboard } from './clipboard.types';

/** WeChat refuses it to whoever does not agree on the privacy sheet; done, it says so itself, over what the app has to say. */
export const putOnClipboard: PutOnClipboard = async words => {
  try {
    await Taro.setClipboardData({ data: words });
  } catch {
    return false;
  }
  await Promise.resolve(Taro.hideToast()).catch(() => undefined);
  return true;
};
