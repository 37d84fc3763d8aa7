import type { RepresentedHousehold } from '@jishan/contracts';

interface Found {
  readonly household: RepresentedHousehold;
  readonly member: RepresentedHousehold['members'][number];
}

/** Who is meant, if it is somebody of a household acted for. */
export function findRepresented(households: readonly RepresentedHousehold[], personId: string | undefined): Found | undefined {
  for (const household of households) {
    const member = household.members.find(one => one.personId === personId);
    if (member) return { household, member };
  }
  return undefined;
}
