import type { AppInfo } from '@jishan/contracts';
import type { Config } from '../../../platform/config/config';
import { APP_NAME, demoLogins } from './app-info.texts';

export const APP_VERSION = '0.1.0';

export function appInfo(config: Config): AppInfo {
  return { name: APP_NAME, version: APP_VERSION, demo: config.demo && config.wechatStandIn, demoLogins: config.demo ? demoLogins : [] };
}
