import {
  LOGIN_CODE_MAX_CHARS,
  ONE_TIME_CODE_CHARS,
  ONE_TIME_CODE_PATTERN,
  PASSWORD_MAX_CHARS,
  USERNAME_MAX_CHARS,
  USERNAME_PATTERN,
  type BindWechat,
  type ChangePassword,
  type ClientKind,
  type ConfirmSecondFactor,
  type PasswordLogin,
  type RefreshSession,
  type SetFirstPassword,
  type StartSecondFactor,
  type UnbindWechat,
  type WechatLogin,
} from '@jishan/contracts';
import { OneOf, Text } from '../../../platform/http/fields';

const CLIENTS: readonly ClientKind[] = ['weapp', 'h5'];
/** In a cookie as well as in a body. */
export const REFRESH_TOKEN_MAX_CHARS = 120;
export class WechatLoginDto implements WechatLogin {
  @Text({ label: '微信登录凭证', min: 1, max: LOGIN_CODE_MAX_CHARS }) code: string;
  @OneOf({ label: '客户端', values: CLIENTS, example: 'h5' }) client: ClientKind;
}
export class PasswordLoginDto implements PasswordLogin {
  @Text({ label: '用户名', min: 1, max: USERNAME_MAX_CHARS, example: 'shuji' }) username: string;
  @Text({ label: '密码', min: 1, max: PASSWORD_MAX_CHARS, counted: '位' }) password: string;
  @OneOf({ label: '客户端', values: CLIENTS, example: 'h5' }) client: ClientKind;
  @Text({
    label: '动态口令',
    optional: true,
    max: ONE_TIME_CODE_CHARS,
    pattern: ONE_TIME_CODE_PATTERN,
    patternWords: '动态口令是 6 位数字',
    example: '123456',
  })
  oneTimeCode?: string;
}
export class ChangePasswordDto implements ChangePassword {
  @Text({ label: '现在的密码', min: 1, max: PASSWORD_MAX_CHARS, counted: '位' }) currentPassword: string;
  @Text({ label: '新密码', min: 1, max: PASSWORD_MAX_CHARS, counted: '位' }) newPassword: string;
}
export class SetFirstPasswordDto implements SetFirstPassword {
  @Text({
    label: '用户名',
    min: 1,
    max: USERNAME_MAX_CHARS,
    pattern: USERNAME_PATTERN,
    patternWords: '用户名用小写字母开头，3 到 40 位小写字母、数字、点或短横',
    example: 'luo-guohua',
  })
  username: string;
  @Text({ label: '新密码', min: 1, max: PASSWORD_MAX_CHARS, counted: '位' }) newPassword: string;
  @Text({ label: '微信登录凭证', min: 1, max: LOGIN_CODE_MAX_CHARS }) code: string;
}
export class BindWechatDto implements BindWechat {
  @Text({ label: '现在的密码', min: 1, max: PASSWORD_MAX_CHARS, counted: '位' }) currentPassword: string;
  @Text({ label: '微信登录凭证', min: 1, max: LOGIN_CODE_MAX_CHARS }) code: string;
}
export class UnbindWechatDto implements UnbindWechat {
  @Text({ label: '现在的密码', min: 1, max: PASSWORD_MAX_CHARS, counted: '位' }) currentPassword: string;
}
export class StartSecondFactorDto implements StartSecondFactor {
  @Text({ label: '现在的密码', min: 1, max: PASSWORD_MAX_CHARS, counted: '位' }) currentPassword: string;
}
export class ConfirmSecondFactorDto implements ConfirmSecondFactor {
  @Text({
    label: '动态口令',
    max: ONE_TIME_CODE_CHARS,
    pattern: ONE_TIME_CODE_PATTERN,
    patternWords: '动态口令是 6 位数字',
    example: '123456',
  })
  code: string;
}
export class RefreshSessionDto implements RefreshSession {
  @OneOf({ label: '客户端', values: CLIENTS, example: 'h5' }) client: ClientKind;
  @Text({ label: '刷新凭证', optional: true, max: REFRESH_TOKEN_MAX_CHARS }) refreshToken?: string;
}
