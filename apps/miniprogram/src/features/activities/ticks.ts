import type { RosterHousehold, TickPresence } from '@jishan/contracts';

/** What the list should say, by person, and does not say yet. */
export type Pending = Readonly<Record<string, boolean>>;

export function batchOf(pending: Pending, most: number): TickPresence {
  const entries = Object.entries(pending);
  const named = (present: boolean) =>
    entries
      .filter(([, value]) => value === present)
      .map(([personId]) => personId)
      .slice(0, most);
  return { present: named(true), absent: named(false) };
}

/** Without what was sent, except what was tapped again meanwhile. */
export function settled(pending: Pending, sent: TickPresence): Pending {
  const said = new Map([...sent.present.map(id => [id, true] as const), ...sent.absent.map(id => [id, false] as const)]);
  return Object.fromEntries(Object.entries(pending).filter(([personId, value]) => said.get(personId) !== value));
}

export const presentOf = (households: readonly RosterHousehold[], pending: Pending): number =>
  households.flatMap(one => one.members).filter(member => pending[member.personId] ?? member.present).length;
