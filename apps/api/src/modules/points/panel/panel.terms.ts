import { CLOCK_MAX_WORKING_DAYS, daysAfter, VILLAGE_UTC_OFFSET_MINUTES, type VillageRole, type VillageSettings } from '@jishan/contracts';
import { addWorkingDays, villageDay, type Day } from '../../../platform/calendar';

/** What a round is opened with; the database keeps it, so that a later change of the settings moves no open round. */
export interface PanelTerms {
  readonly size: number;
  readonly needed: number;
  readonly roles: readonly VillageRole[];
  readonly dueOn: Day;
}

const DAY_MS = 86_400_000;
const POOLS: Readonly<Record<VillageSettings['panelPool'], readonly VillageRole[]>> = {
  reviewers: ['reviewer'],
  reviewers_and_cadres: ['reviewer', 'cadre', 'points_keeper'],
};

export const panelTerms = (settings: VillageSettings, now: Date): PanelTerms => ({
  size: settings.panelSize,
  needed: settings.panelNeeded,
  roles: POOLS[settings.panelPool],
  dueOn: addWorkingDays(villageDay(now), settings.panelWorkingDays),
});

/** From the day on which the case came to the village, or came back to it. */
export const checkDueOn = (settings: VillageSettings, since: Date): Day => addWorkingDays(villageDay(since), settings.checkWorkingDays);

/** For limits of 1, 2, … working days: the last day on which each must have begun to be over today. */
export function lateSince(today: Day): Day[] {
  let day = today;
  return Array.from({ length: CLOCK_MAX_WORKING_DAYS }, (_none, index) => {
    while (addWorkingDays(day, index + 1) >= today) day = daysAfter(day, -1);
    return day;
  });
}

/** Midnight in the village after so many whole days; the day on which they begin is not counted. */
export function midnightAfter(wholeDays: number, from: Date): Date {
  const today = Date.parse(`${villageDay(from)}T00:00:00Z`) - VILLAGE_UTC_OFFSET_MINUTES * 60_000;
  return new Date(today + (wholeDays + 1) * DAY_MS);
}

export const publicUntil = (settings: VillageSettings, from: Date): Date => midnightAfter(settings.publicationDays, from);
