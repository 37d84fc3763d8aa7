import type { ClientKind } from '@jishan/contracts';

export interface LoginPlatform {
  readonly client: ClientKind;
  /** True where the phone's WeChat itself gives login and phone codes. */
  readonly wechat: boolean;
  /** A one-time code that the server exchanges for who this is. */
  loginCode(): Promise<string>;
}
