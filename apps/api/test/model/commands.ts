import { activities } from './activities';
import { changes } from './changes';
import { deductions } from './deductions';
import { endings } from './endings';
import { honours } from './honours';
import { lane } from './lane';
import { mergers } from './mergers';
import { points } from './points-commands';
import { split } from './splits';
import { store } from './store-commands';
import { thank } from './thanks';
import type { ModelCommand } from './model-command';

/** Every command that moves points or decides about them, each with what must come of it. A new command of the books is added here and nowhere else. */
export const commands: readonly ModelCommand[] = [
  ...points,
  ...lane,
  ...changes,
  ...store,
  ...endings,
  ...deductions,
  ...activities,
  ...honours,
  thank,
  split,
  ...mergers,
];
