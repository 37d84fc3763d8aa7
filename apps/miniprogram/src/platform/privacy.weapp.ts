import Taro from '@tarojs/taro';
import type { WatchPrivacy } from './privacy.types';

/** WeChat halts the first personal interface (photos, the number) until the person has answered our sheet. */
export const watchPrivacy: WatchPrivacy = ask => Taro.onNeedPrivacyAuthorization(resolve => ask(resolve));

export const openPrivacyContract = (): void => Taro.openPrivacyContract();
