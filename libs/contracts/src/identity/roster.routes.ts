import { command, get, type Page, type RouteTable } from '../platform';
import type { PersonListItem } from './identity.types';
import type { AddHousehold, AddPerson, CorrectPhone, NameHead, RosterChangesQuery, RosterChangeView, RosterReason } from './roster.types';

/** 花名册 as it is kept after the founding. Each answers the person as they stand on the roster now. */
export const rosterRoutes = {
  addPerson: command<{ body: AddPerson; answer: PersonListItem }>()('/villages/{villageId}/people'),
  addHousehold: command<{ body: AddHousehold; answer: PersonListItem }>()('/villages/{villageId}/households'),
  correctPhone: command<{ body: CorrectPhone; answer: PersonListItem }>()('/villages/{villageId}/people/{personId}/phone'),
  releasePlace: command<{ body: RosterReason; answer: PersonListItem }>()('/villages/{villageId}/people/{personId}/release-place'),
  nameHead: command<{ body: NameHead; answer: PersonListItem }>()('/villages/{villageId}/households/{householdId}/head'),
  rosterChanges: get<{ query: RosterChangesQuery; answer: Page<RosterChangeView> }>()('/villages/{villageId}/roster-changes'),
} as const satisfies RouteTable;
