import type { RuleTemplate } from '@jishan/contracts';
import type { RuleTemplateContent } from './drafting';
import { sichuanCounty } from './sichuan-county.texts';

export const ruleTemplates: Readonly<Record<RuleTemplate, RuleTemplateContent>> = { sichuan_county: sichuanCounty };
