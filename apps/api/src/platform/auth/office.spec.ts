import type { VillageRole } from '@jishan/contracts';
import { officeOf } from './office';

it.each<[VillageRole[], VillageRole]>([
  [['villager', 'cadre', 'secretary'], 'secretary'],
  [['cadre'], 'cadre'],
  [['points_keeper', 'household_head'], 'points_keeper'],
  [['villager'], 'points_keeper'],
])('who is %j acts as %s', (roles, office) => {
  expect(officeOf({ roles }, ['secretary', 'cadre', 'points_keeper'])).toBe(office);
});
