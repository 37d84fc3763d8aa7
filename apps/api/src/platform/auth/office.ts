import type { VillageRole } from '@jishan/contracts';
import type { VillageActor } from './actor';

/**
 * In which of these offices somebody acts, for the statement: the first that they hold. The action was asked about before (`@May`), so one of them is theirs;
 * what is left over is the last.
 */
export function officeOf<R extends VillageRole>({ roles }: Pick<VillageActor, 'roles'>, offices: readonly [R, ...R[]]): R {
  return offices.find(office => roles.includes(office)) ?? offices[offices.length - 1] ?? offices[0];
}
