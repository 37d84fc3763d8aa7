/** A whole number from `min` to `max` as typed; undefined for anything else. */
export function wholeNumber(typed: string, min: number, max: number): number | undefined {
  if (!/^\d{1,9}$/.test(typed.trim())) return undefined;
  const value = Number(typed);
  return value >= min && value <= max ? value : undefined;
}
