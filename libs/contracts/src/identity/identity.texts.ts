import { PASSWORD_MIN_CHARS } from './identity.limits';

/** Why a new password is refused; the `reason` of AUTH.PASSWORD_WEAK. */
export const passwordWeaknesses = {
  short: `密码至少 ${PASSWORD_MIN_CHARS} 位。`,
  username: '密码里不能有用户名。',
  digits: '密码不能全是数字。',
  repeated: '密码不能是同样几个字符反复出现。',
  sequence: '密码不能大半是连着的字母、数字或键盘上挨着的键。',
  common: '这个密码很多人在用，请换一个。',
  same: '新密码不能和现在的密码一样。',
} as const;
export type PasswordWeakness = keyof typeof passwordWeaknesses;

/** The account's name in the authenticator app. */
export const SECOND_FACTOR_ISSUER = '积善';
