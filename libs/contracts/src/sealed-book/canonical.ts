type Plain = string | number | null;

/**
 * RFC 8785 (JSON canonicalisation) of the flat objects that the book is made of: names sorted, no spaces, whole numbers. What else JSON
 * could hold is refused, so that no second writing of the same line exists.
 */
export function canonical(object: Readonly<Record<string, Plain>>): string {
  const parts = Object.keys(object)
    .sort()
    .map(name => `${JSON.stringify(name)}:${plain(object[name])}`);
  return `{${parts.join(',')}}`;
}

function plain(value: unknown): string {
  if (value === null || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  throw new Error(`not a value of the book: ${String(value)}`);
}
