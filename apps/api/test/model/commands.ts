import { deductions } from './deductions';
import { endings } from './endings';
import { points } from './points-commands';
import { split } from './splits';
import { store } from './store-commands';
import { thank } from './thanks';
import type { ModelCommand } from './model-command';

/** Every command that moves points, each with what must come of it. A new command of the books is added here and nowhere else. */
export const commands: readonly ModelCommand[] = [...points, ...store, ...endings, ...deductions, thank, split];
