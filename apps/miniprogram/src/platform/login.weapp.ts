import Taro from '@tarojs/taro';
import type { LoginPlatform } from './login.types';

export const loginPlatform: LoginPlatform = {
  client: 'weapp',
  wechat: true,
  async loginCode() {
    const { code } = await Taro.login();
    return code;
  },
};
