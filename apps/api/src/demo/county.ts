import type { VillageRole } from '@jishan/contracts';
import type { Config } from '../platform/config/config';
import type { FieldCipher } from '../platform/crypto';
import type { UnitOfWork } from '../platform/db/unit-of-work';
import type { DemoTime } from './demo-time';

export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  readonly householdId: string;
  readonly phone: string | null;
  readonly minor: boolean;
  /** Null for those who never logged in. */
  readonly accountId: string | null;
  readonly roles: readonly VillageRole[];
}

export interface DemoHousehold {
  readonly id: string;
  readonly name: string;
  readonly groupId: string;
  readonly members: readonly DemoPerson[];
  /** How much this house takes part, 0 to 1. */
  readonly zeal: number;
}

export interface DemoVillage {
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  readonly households: DemoHousehold[];
}

/** What the parts know of each other: each adds to it and reads what earlier ones added. */
export interface County {
  readonly organizations: Map<string, string>;
  readonly villages: DemoVillage[];
}

export interface Demo {
  readonly config: Config;
  readonly work: UnitOfWork;
  readonly cipher: FieldCipher;
  readonly time: DemoTime;
  /** Only the schema's owner may date entries of the books back; without it they are dated now. */
  readonly backdates: boolean;
}

/** What a part says of itself: how much it made of what. */
export type PartCounts = Readonly<Record<string, number>>;

export interface DemoPart {
  readonly name: string;
  readonly fill: (demo: Demo, county: County) => Promise<PartCounts>;
}

/** The one person of a village who holds the office. */
export function holderOf(village: DemoVillage, role: VillageRole): DemoPerson {
  const [holder] = holdersOf(village, role);
  if (!holder) throw new Error(`nobody in ${village.key} is ${role}`);
  return holder;
}

export function holdersOf(village: DemoVillage, role: VillageRole): DemoPerson[] {
  return village.households.flatMap(household => household.members).filter(person => person.roles.includes(role));
}

export function personNamed(village: DemoVillage, name: string): DemoPerson {
  const person = village.households.flatMap(household => household.members).find(one => one.name === name);
  if (!person) throw new Error(`nobody in ${village.key} is called ${name}`);
  return person;
}

/** An account that the caller knows to be there. */
export function accountOf(person: DemoPerson): string {
  if (person.accountId === null) throw new Error(`person ${person.id} has no account`);
  return person.accountId;
}
