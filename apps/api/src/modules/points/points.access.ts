import { mayInVillage } from '@jishan/contracts';
import type { VillageActor } from '../../platform/auth/actor';
import type { Tx } from '../../platform/db/tx';
import { notFound } from '../../platform/errors/problem';
import { householdsOf } from '../identity';
import type { ApplicationRow } from './points.view';

/** Households whose points and applications one may see and act for. */
export const ownHouseholds = (tx: Tx, who: VillageActor): Promise<string[]> => householdsOf(tx, who.personId);

/** Own (or represented) household, or a reviewer for whom it is not the own one. Everything else looks missing. */
export async function mayRead<R extends Pick<ApplicationRow, 'household_id'>>(
  tx: Tx,
  who: VillageActor,
  row: R | undefined,
): Promise<R & { reviewing: boolean }> {
  if (!row) throw notFound();
  if ((await ownHouseholds(tx, who)).includes(row.household_id)) return { ...row, reviewing: false };
  if (mayInVillage(who.roles, 'points.queue.read')) return { ...row, reviewing: true };
  throw notFound();
}

/** The role in which somebody decides, for the statement: the most specific one. */
export function decidingRole(who: VillageActor): string {
  const order = ['points_keeper', 'reviewer', 'secretary', 'cadre'] as const;
  return order.find(role => who.roles.includes(role)) ?? 'cadre';
}
