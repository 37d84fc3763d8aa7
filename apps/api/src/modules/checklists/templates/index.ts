import type { ChecklistTemplate, ItemContent } from '@jishan/contracts';
import { publicServices } from './public-services';

export const templates: Readonly<Record<ChecklistTemplate, readonly ItemContent[]>> = { public_services: publicServices };
