import type { LoginPlatform } from './login.types';

export const loginPlatform: LoginPlatform = {
  client: 'h5',
  wechat: false,
  loginCode: () => Promise.reject(new Error('a browser has no WeChat login code')),
};
