/** The beginning of a text in one line. By code points: half of a surrogate pair is no text. */
export function excerptOf(text: string, maxChars: number): string {
  const characters = Array.from(text.replace(/\s+/g, ' '));
  return characters.length <= maxChars ? characters.join('') : `${characters.slice(0, maxChars).join('')}…`;
}
