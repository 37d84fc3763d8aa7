import type { InboxTopic, VillageRole, VillageSettings } from '@jishan/contracts';
import type { Config } from '../platform/config/config';
import type { FieldCipher } from '../platform/crypto';
import type { Tx } from '../platform/db/tx';
import type { UnitOfWork } from '../platform/db/unit-of-work';
import type { PlannedGoods } from './data/planned-goods';
import type { PlannedRule } from './data/rules.texts';
import type { DemoTime } from './demo-time';
import type { PhotoPress } from './pictures/photo-press';
import { Chance } from './seeded';

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
  /** Where they differ from the defaults. */
  readonly settings: Partial<VillageSettings>;
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  readonly households: DemoHousehold[];
  /** Who acts for a house in which nobody has a phone, by the house's id. */
  readonly helpers: Map<string, DemoPerson>;
  readonly rules: DemoRule[];
}

export interface DemoRule extends PlannedRule {
  readonly id: string;
}

export interface DemoGoods extends PlannedGoods {
  readonly id: string;
}

/** Something that moved the books at a moment of the past. The books take it only in order, so all parts hand theirs in first. */
export interface Moment {
  readonly at: Date;
  readonly run: (tx: Tx) => Promise<unknown>;
}

export interface News {
  readonly villageId: string;
  readonly at: Date;
  readonly topic: InboxTopic;
  readonly subjectId: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Persons who have read the line. */
  readonly readBy: readonly string[];
}

/** What the parts know of each other: each adds to it and reads what earlier ones added. */
export interface County {
  readonly organizations: Map<string, string>;
  readonly villages: DemoVillage[];
  /** By the village's id. */
  readonly moments: Map<string, Moment[]>;
  /** What is to stand in inboxes; the rest of the past made its noise long ago. */
  readonly news: News[];
}

export interface Demo {
  readonly config: Config;
  readonly work: UnitOfWork;
  readonly cipher: FieldCipher;
  readonly time: DemoTime;
  readonly press: PhotoPress;
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

/** Who is called so; without a name some villager who has an account and no office, for the same `key` the same one every time. */
export function villagerFor(village: DemoVillage, name: string | undefined, key: string): DemoPerson {
  if (name !== undefined) return personNamed(village, name);
  return new Chance(key).pick(membersOf(village).filter(({ accountId, roles }) => accountId !== null && roles.length === 0));
}

/** An account that the caller knows to be there. */
export function accountOf(person: DemoPerson): string {
  if (person.accountId === null) throw new Error(`person ${person.id} has no account`);
  return person.accountId;
}

export const membersOf = (village: DemoVillage): DemoPerson[] => village.households.flatMap(household => household.members);

export function addMoment(county: County, village: DemoVillage, moment: Moment): void {
  const moments = county.moments.get(village.id);
  if (moments) moments.push(moment);
  else county.moments.set(village.id, [moment]);
}
