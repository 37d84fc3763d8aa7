import { identityRoutes, type Me } from '@jishan/contracts';
import { call } from '@/api/client';
import { newId } from '@/api/ids';
import { withLoginCode } from '@/features/session/session';
import { loginPlatform } from '@/platform/login';

/** Each attempt has its own code of WeChat's, so its own key: asked again, what stands already is answered as done. */
export const bindWechat = (currentPassword: string) =>
  withLoginCode(code => call(identityRoutes.bindWechat, { body: { currentPassword, code }, idempotencyKey: newId() }));

export const setFirstPassword = (username: string, newPassword: string) =>
  withLoginCode(code => call(identityRoutes.setFirstPassword, { body: { username, newPassword, code }, idempotencyKey: newId() }));

/** Only in WeChat is there a WeChat to bind; a server before the field does not know how. */
export const mayBind = (me: Me | undefined): boolean =>
  loginPlatform.wechat && me?.hasPassword === true && !me.mustChangePassword && me.hasWechat === false;

export const maySetPassword = (me: Me | undefined): boolean => loginPlatform.wechat && me?.hasPassword === false && me.hasWechat === true;
