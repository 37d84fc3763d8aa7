import { mayInVillage, type VillageRole } from '@jishan/contracts';
import type { VillageActor } from '../../platform/auth/actor';
import { officeOf } from '../../platform/auth/office';
import { keeperMayNot } from './fund.errors';

const KEEPERS: readonly VillageRole[] = ['points_keeper', 'store_keeper'];

/** Who gives points or hands out goods does not keep the money as well, whatever else they are. @throws FUND.KEEPER_MAY_NOT */
export function refuseKeepers(who: VillageActor): void {
  if (who.roles.some(role => KEEPERS.includes(role))) throw keeperMayNot();
}

/** A voucher may show an account number: it is for those who keep the fund and for the supervisor. */
export const seesVouchers = (who: VillageActor): boolean => mayInVillage(who.roles, 'fund.record') || who.roles.includes('supervisor');

/** The office in which an entry is recorded. */
export const recordingRole = (who: VillageActor): VillageRole => officeOf(who, ['secretary', 'cadre']);
