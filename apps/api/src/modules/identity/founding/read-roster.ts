import { hasPersonalNumber, PERSON_NAME_MAX_CHARS, PHONE_PATTERN, plainName } from '@jishan/contracts';
import { readCsv } from '../../../platform/documents';
import { faults, headings, NO, YES } from './founding.texts';

export const ROSTER_MAX_PERSONS = 20_000;
const HOUSEHOLD_MAX_CHARS = 20;
const GROUP_MAX_CHARS = 20;
const REQUIRED = [headings.household, headings.group, headings.name, headings.head] as const;
const KNOWN: readonly string[] = Object.values(headings);

export interface RosterPerson {
  /** As its reader counts: the heading is line 1. */
  readonly line: number;
  readonly household: string;
  readonly group: string;
  readonly name: string;
  readonly head: boolean;
  readonly phone: string | null;
  readonly minor: boolean;
}

export interface RosterFault {
  readonly line: number;
  readonly message: string;
}

export interface Roster {
  readonly persons: readonly RosterPerson[];
  readonly faults: readonly RosterFault[];
}

const nothing = (message: string): Roster => ({ persons: [], faults: [{ line: 1, message }] });

/** Everybody on the sheet, and what is wrong with which line. Pure. */
export function readRoster(bytes: Buffer): Roster {
  const rows = readCsv(bytes, { maxRows: ROSTER_MAX_PERSONS + 2, maxColumns: KNOWN.length + 20 });
  if (!rows || rows.some(row => row.some(cell => cell.includes('\0') || !cell.isWellFormed()))) return nothing(faults.unreadable);
  const titles = (rows[0] ?? []).map(cell => cell.replace(/^\ufeff/, '').trim());
  const missing = REQUIRED.filter(heading => !titles.includes(heading));
  if (missing.length > 0) return nothing(faults.noHeadings(missing));
  const unknown = titles.filter(title => title !== '' && !KNOWN.includes(title));
  if (unknown.length > 0) return nothing(faults.unknownHeadings(unknown));
  const lines = rows.slice(1).flatMap((row, index) => (row.some(cell => cell.trim() !== '') ? [{ line: index + 2, row }] : []));
  if (lines.length === 0) return nothing(faults.empty);
  if (lines.length > ROSTER_MAX_PERSONS) return nothing(faults.tooMany(ROSTER_MAX_PERSONS));
  const found: RosterFault[] = [];
  const persons = lines.map(({ line, row }) => readPerson(line, heading => (row[titles.indexOf(heading)] ?? '').trim(), found));
  found.push(...faultsBetween(persons));
  return { persons, faults: found.sort((a, b) => a.line - b.line) };
}

function readPerson(line: number, cell: (heading: string) => string, found: RosterFault[]): RosterPerson {
  const wrong = (message: string): void => void found.push({ line, message });
  const text = (heading: string, max: number): string => {
    const value = heading === headings.name ? plainName(cell(heading)) : cell(heading);
    if (value === '') wrong(faults.missing(heading));
    if (value.length > max) wrong(faults.tooLong(heading, max));
    if (hasPersonalNumber(value)) wrong(faults.numbers(heading));
    return value;
  };
  const yes = (heading: string): boolean => {
    if (!['', YES, NO].includes(cell(heading))) wrong(faults.yesNo(heading));
    return cell(heading) === YES;
  };
  const phone = cell(headings.phone).replace(/[\s-]/g, '');
  if (phone !== '' && !PHONE_PATTERN.test(phone)) wrong(faults.phone);
  const person = {
    line,
    household: text(headings.household, HOUSEHOLD_MAX_CHARS),
    group: text(headings.group, GROUP_MAX_CHARS),
    name: text(headings.name, PERSON_NAME_MAX_CHARS),
    head: yes(headings.head),
    phone: phone === '' ? null : phone,
    minor: yes(headings.minor),
  };
  if (person.minor && person.head) wrong(faults.minorHead);
  if (person.minor && person.phone !== null) wrong(faults.minorPhone);
  return person;
}

/** A household stands in one group and has one head; nobody is in it twice. */
function faultsBetween(persons: readonly RosterPerson[]): RosterFault[] {
  const households = new Map<string, RosterPerson[]>();
  for (const person of persons) {
    const members = households.get(person.household);
    if (members) members.push(person);
    else households.set(person.household, [person]);
  }
  households.delete('');
  return [...households.values()].flatMap(faultsWithin);
}

function faultsWithin(members: readonly RosterPerson[]): RosterFault[] {
  const [first] = members;
  if (!first) return [];
  const head = members.find(member => member.head);
  const named = new Map<string, number>();
  const found: RosterFault[] = head ? [] : [{ line: first.line, message: faults.noHead }];
  for (const member of members) {
    const { line } = member;
    const before = named.get(member.name);
    if (before !== undefined) found.push({ line, message: faults.twice(before) });
    else named.set(member.name, line);
    if (member.group !== first.group) found.push({ line, message: faults.twoGroups(first.line) });
    if (member.head && head && member !== head) found.push({ line, message: faults.twoHeads(head.line) });
  }
  return found;
}
