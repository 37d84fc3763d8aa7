import type { HouseholdView } from '@jishan/contracts';

/** By name; undefined where nobody heads it. */
export const headOf = ({ members }: HouseholdView): string | undefined => members.find(member => member.head)?.name;
