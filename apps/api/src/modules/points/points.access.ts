import { mayInVillage, RECORDING_ROLES, type RecordingRole, type VillageRole } from '@jishan/contracts';
import type { VillageActor } from '../../platform/auth/actor';
import { officeOf } from '../../platform/auth/office';
import type { Tx } from '../../platform/db/tx';
import { notFound } from '../../platform/errors/problem';
import { householdsOf } from '../identity';
import type { ApplicationRow } from './points.view';

/** Households whose points and applications one may see and act for. */
export const ownHouseholds = (tx: Tx, who: VillageActor): Promise<string[]> => householdsOf(tx, who.personId);

/** Households whose cases one does not judge, as the books ask it: panel/105_recusal.sql says whose they are. */
export async function recusedHouseholds(tx: Tx, who: VillageActor): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>('SELECT points_recused_houses($1, $2) AS id', [tx.villageId, who.personId]);
  return rows.map(row => row.id);
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
