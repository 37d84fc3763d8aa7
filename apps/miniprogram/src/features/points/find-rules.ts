import type { RuleCategory, RuleView } from '@jishan/contracts';

export interface RuleSearch {
  readonly words: string;
  readonly category: RuleCategory | 'all';
}

/** Every word must stand in the title or the standard; the village's own order stays. */
export function findRules(rules: readonly RuleView[], { words, category }: RuleSearch): RuleView[] {
  const wanted = words
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .filter(word => word !== '');
  return rules.filter(rule => {
    const text = `${rule.title} ${rule.standard}`.toLowerCase();
    return (category === 'all' || rule.category === category) && wanted.every(word => text.includes(word));
  });
}
