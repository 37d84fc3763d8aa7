/** `20270630`, as a person types it, to `2027-06-30`; undefined when there is no such day. */
export function dayOf(typed: string): string | undefined {
  const found = /^(20\d{2})-?(\d{2})-?(\d{2})$/.exec(typed.trim());
  if (!found) return undefined;
  const day = `${found[1]}-${found[2]}-${found[3]}`;
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === day ? day : undefined;
}
