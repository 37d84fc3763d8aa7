import { mayInVillage, type DeductionView, type VillageRole } from '@jishan/contracts';
import type { VillageActor } from '../../../platform/auth/actor';
import { officeOf } from '../../../platform/auth/office';

/** What the case's row says, and what it is to this person. */
export interface DeductionStanding {
  readonly status: DeductionView['status'];
  readonly due: boolean;
  readonly own: boolean;
  readonly recused: boolean;
  readonly openedByMe: boolean;
}

/** What somebody may do with a case: the functions of 180_deductions.sql refuse the same by themselves. */
export function mayWith(who: VillageActor, { status, due, own, recused, openedByMe }: DeductionStanding): DeductionView['may'] {
  const open = status === 'notified' || status === 'appealed';
  return {
    appeal: own && status === 'notified' && !due && mayInVillage(who.roles, 'points.deduction.appeal'),
    decide: !recused && !openedByMe && status === 'appealed' && mayInVillage(who.roles, 'points.deduction.decide'),
    withdraw: !recused && open && mayInVillage(who.roles, 'points.deduction.open'),
    reverse: !recused && status === 'posted' && mayInVillage(who.roles, 'points.deduction.reverse'),
  };
}

/** The office in which somebody has to do with a case. */
export const deductingRole = (who: VillageActor): VillageRole => officeOf(who, ['secretary', 'cadre', 'points_keeper', 'supervisor']);
