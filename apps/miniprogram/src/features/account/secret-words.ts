const GROUP_CHARS = 4;

/** In groups of four, as people copy it. */
export function secretWords(secret: string): string {
  return secret.match(new RegExp(`.{1,${GROUP_CHARS}}`, 'g'))?.join(' ') ?? '';
}
