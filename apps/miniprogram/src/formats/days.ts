/** A day as the picker gives it, `2027-06-30`; undefined when there is no such day. */
export function dayOf(chosen: string): string | undefined {
  const day = chosen.trim();
  const at = /^20\d{2}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === day ? day : undefined;
}
