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
  /** Their appeal was written down by this person, in office. */
  readonly wroteAppeal: boolean;
  /** No window runs: the notice has reached nobody of the house. */
  readonly untold: boolean;
  /** Somebody of the house has an account now, and speaks for themselves. */
  readonly reads: boolean;
}

/** What somebody may do with a case: the functions of 180_deductions.sql refuse the same by themselves. */
export function mayWith(
  who: VillageActor,
  { status, due, own, recused, openedByMe, wroteAppeal, untold, reads }: DeductionStanding,
): DeductionView['may'] {
  const open = status === 'notified' || status === 'appealed';
  const inOffice = !recused && status === 'notified' && mayInVillage(who.roles, 'points.deduction.face_to_face');
  return {
    tell: inOffice && untold && !openedByMe,
    appealSpoken: inOffice && !reads && !due && !openedByMe,
    appeal: own && status === 'notified' && !due && mayInVillage(who.roles, 'points.deduction.appeal'),
    decide: !recused && !openedByMe && !wroteAppeal && status === 'appealed' && mayInVillage(who.roles, 'points.deduction.decide'),
    withdraw: !recused && open && mayInVillage(who.roles, 'points.deduction.open'),
    reverse: !recused && status === 'posted' && mayInVillage(who.roles, 'points.deduction.reverse'),
  };
}

/** The office in which somebody has to do with a case. */
export const deductingRole = (who: VillageActor): VillageRole => officeOf(who, ['secretary', 'cadre', 'points_keeper', 'supervisor']);
