import { ROLE_ELECTION_MAX_PEOPLE, type PersonListItem, type RoleElection, type VillageRole } from '@jishan/contracts';
import { wholeNumber } from '@/features/rule-sets/whole-number';
import { todayOf } from '@/formats/calendar-day';
import * as texts from '@/texts/zh-CN';

const t = texts.roles;

export interface AppointValues {
  readonly person?: PersonListItem;
  readonly role?: VillageRole;
  readonly reason: string;
  readonly heldOn: string;
  readonly present: string;
  readonly votesFor: string;
  readonly votesAgainst: string;
}
export const BLANK_APPOINTMENT: AppointValues = { reason: '', heldOn: '', present: '', votesFor: '', votesAgainst: '0' };
export type AppointFaults = Partial<Record<keyof AppointValues, string>>;

interface Wish {
  readonly person: PersonListItem;
  readonly role: VillageRole;
  readonly reason: string;
  readonly election?: RoleElection;
}

/** What the server will ask too, said where it is typed. */
export function readAppointment(
  values: AppointValues,
  ownPersonId: string | undefined,
  now: number,
): { readonly wish?: Wish; readonly faults: AppointFaults } {
  const { person, role } = values;
  const reason = values.reason.trim();
  const elected = role === 'reviewer' ? readElection(values, now) : { faults: {} };
  const faults: AppointFaults = {
    person: personFault(person, ownPersonId),
    role: role ? undefined : t.roleMissing,
    reason: reason === '' ? t.reasonMissing : undefined,
    ...elected.faults,
  };
  if (!person || !role || Object.values(faults).some(fault => fault !== undefined)) return { faults };
  return { wish: { person, role, reason, ...(elected.election ? { election: elected.election } : {}) }, faults };
}

function personFault(person: PersonListItem | undefined, ownPersonId: string | undefined): string | undefined {
  if (!person) return t.personMissing;
  if (person.id === ownPersonId) return t.personSelf;
  return person.hasAccount ? undefined : t.personNoAccount;
}

function readElection(values: AppointValues, now: number): { readonly election?: RoleElection; readonly faults: AppointFaults } {
  const { heldOn } = values;
  const count = (typed: string, min: number) => wholeNumber(typed, min, ROLE_ELECTION_MAX_PEOPLE);
  const present = count(values.present, 1);
  const votesFor = count(values.votesFor, 0);
  const votesAgainst = count(values.votesAgainst, 0);
  const faults: AppointFaults = {
    heldOn: heldOn === '' ? t.heldOnWrong : heldOn > todayOf(now) ? t.heldOnAhead : undefined,
    present: present === undefined ? t.countWrong : undefined,
    votesFor: votesFor === undefined ? t.countWrong : votesFault(present, votesFor, votesAgainst ?? 0),
    votesAgainst: votesAgainst === undefined ? t.countWrong : undefined,
  };
  if (present === undefined || votesFor === undefined || votesAgainst === undefined || heldOn === '') return { faults };
  return { election: { heldOn, present, votesFor, votesAgainst }, faults };
}

function votesFault(present: number | undefined, votesFor: number, votesAgainst: number): string | undefined {
  if (present === undefined) return undefined;
  if (votesFor + votesAgainst > present) return t.votesWrong;
  return votesFor * 2 <= present ? t.carried(Math.floor(present / 2) + 1) : undefined;
}
