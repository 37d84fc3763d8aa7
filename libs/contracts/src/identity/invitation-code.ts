/** Letters and digits that nobody takes for another when they are read out or written down. */
export const INVITATION_ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
/** 31^16: about 79 bits, and within the 32 characters of a WeChat code's scene. */
export const INVITATION_CODE_CHARS = 16;
const GROUP_CHARS = 4;
const TYPED = new RegExp(`^[${INVITATION_ALPHABET}]{${INVITATION_CODE_CHARS}}$`);

/** As it is shown: abcd-efgh-jkmn-pqrs. */
export const sayInvitationCode = (token: string): string => (token.match(new RegExp(`.{1,${GROUP_CHARS}}`, 'g')) ?? []).join('-');

/** A code as somebody typed it, with or without its hyphens, in large letters or small; anything else as it came (codes of before are kept). */
export function readInvitationCode(text: string): string {
  const plain = text.replace(/[\s\-－—]/g, '').toLowerCase();
  return TYPED.test(plain) ? plain : text;
}
