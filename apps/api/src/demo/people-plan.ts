import type { VillageRole } from '@jishan/contracts';
import type { PlannedVillage } from './data/places.texts';
import { planHouseholds, type PlannedHousehold, type PlannedPerson } from './household-plan';
import type { Chance } from './seeded';

/** Offices that are each held by persons of their own; a demo login may hold one already. */
const offices: readonly (readonly [VillageRole, big: number, small: number])[] = [
  ['secretary', 1, 1],
  ['points_keeper', 1, 1],
  ['store_keeper', 1, 1],
  ['supervisor', 1, 1],
  ['village_admin', 1, 1],
  ['cadre', 2, 1],
  ['reviewer', 5, 2],
];
const BIG_VILLAGE_HOUSEHOLDS = 100;

/** Numbers beginning with 154 belong to no operator. */
export class PhoneBook {
  private last = 0;

  next(): string {
    this.last += 1;
    return `1540000${String(this.last).padStart(4, '0')}`;
  }
}

export function planPeople(village: PlannedVillage, chance: Chance, phones: PhoneBook): PlannedHousehold[] {
  const households = planHouseholds(village, chance);
  // A number on the roster but not logged in: that is what a newcomer is.
  const newcomers = new Set(households.flatMap(({ members }) => members).filter(({ phone }) => phone !== null));
  for (const { members } of households) for (const member of members) if (!newcomers.has(member)) givePhone(member, chance, phones);
  appoint(village, households, newcomers, chance);
  for (const { members } of households) for (const member of members) if (member.comesIn) member.phone ??= phones.next();
  return households;
}

function givePhone(member: PlannedPerson, chance: Chance, phones: PhoneBook): void {
  const [phonePercent, loginPercent] = { elder: [62, 35], adult: [96, 75], young: [88, 70], child: [0, 0] }[member.age] as [number, number];
  if (chance.happens(phonePercent)) member.phone = phones.next();
  if (member.phone !== null && chance.happens(loginPercent)) member.comesIn = true;
}

/** One office a house, so that no reviewer meets the own household at every turn. */
function appoint(
  village: PlannedVillage,
  households: readonly PlannedHousehold[],
  newcomers: ReadonlySet<PlannedPerson>,
  chance: Chance,
): void {
  const free = (household: PlannedHousehold): boolean =>
    household.members.every(member => member.roles.length === 0 && member.username === undefined && !newcomers.has(member));
  const give = (household: PlannedHousehold | undefined, role: VillageRole): void => {
    const holder = household?.members.find(member => member.age === 'adult') ?? household?.members[0];
    if (!holder) throw new Error(`${village.key} has too few houses for its offices`);
    holder.roles.push(role);
    holder.comesIn = true;
  };
  for (const [role, big, small] of offices) {
    const wanted = village.householdCount >= BIG_VILLAGE_HOUSEHOLDS ? big : small;
    const held = households.flatMap(({ members }) => members).filter(({ roles }) => roles.includes(role)).length;
    for (let holders = held; holders < wanted; holders += 1) give(chance.shuffled(households).find(free), role);
  }
  for (const group of new Set(households.map(household => household.group)))
    give(chance.shuffled(households.filter(household => household.group === group)).find(free), 'group_leader');
}
