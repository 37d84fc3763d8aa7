import type { VillageRole } from '@jishan/contracts';
import { groupName, householdName, type PlannedVillage } from './data/places.texts';
import { hanGivenNames, hanSurnames, yiClans, yiGivenNames } from './data/names.texts';
import { demoPeople, knownPeople } from './known-people';
import type { Chance } from './seeded';

export type Age = 'elder' | 'adult' | 'young' | 'child';

export interface PlannedPerson {
  readonly name: string;
  readonly age: Age;
  phone: string | null;
  /** Has logged in at least once. */
  comesIn: boolean;
  /** For those who come in by a demo login. */
  username?: string;
  readonly roles: VillageRole[];
}

export interface PlannedHousehold {
  readonly name: string;
  readonly group: string;
  /** The first is the head. */
  readonly members: PlannedPerson[];
}

interface Namer {
  readonly family: string;
  name(family: string, age: Age, woman: boolean): string;
  /** Somebody who married in. */
  otherFamily(): string;
}

export const person = (name: string, age: Age): PlannedPerson => ({ name, age, phone: null, comesIn: false, roles: [] });

/** All houses of a village: those that tests and guides know first, the others made up. Nobody bears another's name. */
export function planHouseholds(village: PlannedVillage, chance: Chance): PlannedHousehold[] {
  const known = knownHouseholds(village.name);
  const taken = new Set(known.flatMap(household => household.members.map(member => member.name)));
  const others = Array.from({ length: village.householdCount - known.length }, (_, index) => {
    const members = planMembers(namer(village, chance, taken), chance);
    return { name: householdName(members[0]?.name ?? ''), group: groupName((index % village.groupCount) + 1), members };
  });
  return [...known, ...others].sort((a, b) => Number.parseInt(a.group, 10) - Number.parseInt(b.group, 10));
}

function knownHouseholds(village: string): PlannedHousehold[] {
  const people = [...demoPeople, ...Object.values(knownPeople)].filter(one => one.village === village);
  const houses = new Map<string, PlannedHousehold>();
  for (const one of people) {
    const house = houses.get(one.household) ?? {
      name: one.household,
      group: one.group,
      members: [person(one.household.slice(0, -1), 'adult')],
    };
    houses.set(one.household, house);
    const member = house.members.find(({ name }) => name === one.name) ?? person(one.name, 'young');
    if (!house.members.includes(member)) house.members.push(member);
    if ('username' in one) Object.assign(member, { username: one.username, comesIn: true, roles: one.role === null ? [] : [one.role] });
    else member.phone = one.phone;
  }
  return [...houses.values()];
}

function namer(village: PlannedVillage, chance: Chance, taken: Set<string>): Namer {
  const yi = chance.happens(village.yiPercent);
  const families = yi ? yiClans : hanSurnames;
  const name = (family: string, age: Age, woman: boolean): string => {
    for (;;) {
      const full = family + chance.pick(yi ? yiNames(age, woman) : hanNames(age, woman));
      if (taken.has(full)) {
        // A common name is gone: another branch of the family lends its own.
        family = chance.happens(70) ? family : chance.pick(families);
        continue;
      }
      taken.add(full);
      return full;
    }
  };
  return { family: chance.pickEarly(families), name, otherFamily: () => chance.pickEarly(families) };
}

const yiNames = (age: Age, woman: boolean): readonly string[] =>
  age === 'child' ? yiGivenNames.children : woman ? yiGivenNames.women : yiGivenNames.men;

function hanNames(age: Age, woman: boolean): readonly string[] {
  switch (age) {
    case 'elder':
      return woman ? hanGivenNames.elderWomen : hanGivenNames.elderMen;
    case 'adult':
      return woman ? hanGivenNames.adultWomen : hanGivenNames.adultMen;
    case 'young':
      return woman ? hanGivenNames.youngWomen : hanGivenNames.youngMen;
    case 'child':
      return hanGivenNames.children;
  }
}

/** The houses one finds in such a village: three generations, a couple with children, an old couple, somebody alone. */
function planMembers(names: Namer, chance: Chance): PlannedPerson[] {
  const kind = chance.weighted(
    ['three generations', 'family', 'old couple', 'alone'] as const,
    one => ({ 'three generations': 26, family: 45, 'old couple': 19, alone: 10 })[one],
  );
  const headAge = kind === 'family' ? 'adult' : 'elder';
  const womanLeads = chance.happens(12);
  const members = [person(names.name(names.family, headAge, womanLeads), headAge)];
  if (kind === 'alone') return members;
  members.push(person(names.name(names.otherFamily(), headAge, !womanLeads), headAge));
  if (kind === 'old couple') return members;
  if (kind === 'family') return [...members, ...children(names, chance, chance.whole(1, 3))];
  members.push(person(names.name(names.family, 'adult', chance.happens(20)), 'adult'));
  if (chance.happens(80)) members.push(person(names.name(names.otherFamily(), 'adult', true), 'adult'));
  return [...members, ...children(names, chance, chance.whole(0, 2))];
}

function children(names: Namer, chance: Chance, count: number): PlannedPerson[] {
  return Array.from({ length: count }, () => {
    const age = chance.happens(45) ? 'young' : 'child';
    return person(names.name(names.family, age, chance.happens(50)), age);
  });
}
