import { mayInVillage, RECORDING_ROLES, type RecordingRole, type VillageRole } from '@jishan/contracts';
import type { VillageActor } from '../../platform/auth/actor';
import { officeOf } from '../../platform/auth/office';
import type { Tx } from '../../platform/db/tx';
import { notFound } from '../../platform/errors/problem';
import { householdsOf } from '../identity';
import type { ApplicationRow } from './points.view';

/** Households whose points and applications one may see and act for. */
export const ownHouseholds = (tx: Tx, who: VillageActor): Promise<string[]> => householdsOf(tx, who.personId);

/** Households whose cases one does not judge: those one acts for or did so lately, those one has declared relatives', those one put on the roster lately, and those of one's family by a 分户, whatever one declares. The same in SQL: panel/105_recusal.sql. */
export async function recusedHouseholds(tx: Tx, who: VillageActor): Promise<string[]> {
  const held = await tx.query<{ household_id: string }[]>(
    `SELECT household_id FROM points_held($1) WHERE person_id = $2
     UNION SELECT points_split_kin($1, $2)`,
    [tx.villageId, who.personId],
  );
  return [...(await ownHouseholds(tx, who)), ...held.map(row => row.household_id)];
}

/** Own (or represented) household, or a reviewer who need not step aside. Everything else looks missing. */
export async function mayRead<R extends Pick<ApplicationRow, 'household_id'>>(
  tx: Tx,
  who: VillageActor,
  row: R | undefined,
): Promise<R & { reviewing: boolean }> {
  if (!row) throw notFound();
  if ((await ownHouseholds(tx, who)).includes(row.household_id)) return { ...row, reviewing: false };
  if (mayInVillage(who.roles, 'points.queue.read') && !(await recusedHouseholds(tx, who)).includes(row.household_id))
    return { ...row, reviewing: true };
  throw notFound();
}

/** The role in which somebody decides: the most specific one. */
export const decidingRole = (who: VillageActor): VillageRole => officeOf(who, ['points_keeper', 'reviewer', 'secretary', 'cadre']);

/** In which office somebody writes a deed down. */
export const recordingRole = (who: VillageActor): RecordingRole => officeOf(who, RECORDING_ROLES);

/** And a 分户: the highest one. */
export const splittingRole = (who: VillageActor): VillageRole => officeOf(who, ['secretary', 'village_admin', 'cadre']);

/** Cases of the full lane are checked first by fewer people than may approve in the fast lane. */
export const mayCheck = (who: VillageActor): boolean => mayInVillage(who.roles, 'points.application.check');
