const MAX_FAULT_CHARACTERS = 300;

/** What PostgreSQL takes as text, whatever the error says: no NUL, no half of a character. */
export function faultWords(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text
    .slice(0, MAX_FAULT_CHARACTERS)
    .replace(/\0/g, '')
    .replace(/\p{Surrogate}/gu, '');
}
