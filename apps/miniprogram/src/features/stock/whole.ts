/** A whole number from 1 to `max` as typed; undefined for anything else. */
export function wholeOf(typed: string, max: number): number | undefined {
  if (!/^\d{1,9}$/.test(typed.trim())) return undefined;
  const value = Number(typed);
  return value >= 1 && value <= max ? value : undefined;
}
