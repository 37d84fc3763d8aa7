import {
  pointsRoutes,
  RULE_CATEGORIES,
  RULE_TITLE_MAX_CHARS,
  ruleCategoryTitles,
  type RuleCategory,
  type RuleView,
} from '@jishan/contracts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useVillageCall } from '@/api/hooks';
import * as texts from '@/texts/zh-CN';
import { Card, Empty, Loaded, Rows, SearchField, Segmented } from '@/ui';
import { findRules } from './find-rules';
import { RuleCard } from './rule-card';
import { RulesVersion } from './rules-version';

type Chosen = RuleCategory | 'all';
interface Props {
  /** Only the rules somebody may start, when they are to be picked. */
  onPick?: (rule: RuleView) => void;
}

export function RuleList({ onPick }: Props) {
  const [words, setWords] = useState('');
  const [category, setCategory] = useState<Chosen>('all');
  const rules = useVillageCall(pointsRoutes.rules, {});
  return (
    <Loaded of={rules} rows={6}>
      {view => {
        const offered = onPick ? view.rules.filter(rule => rule.startedBy === 'villager') : view.rules;
        const found = findRules(offered, { words, category });
        const present = RULE_CATEGORIES.filter(one => offered.some(rule => rule.category === one));
        return (
          <View>
            {!onPick && <RulesVersion view={view} />}
            <SearchField name="rules" label={texts.points.search} value={words} onChange={setWords} maxChars={RULE_TITLE_MAX_CHARS} />
            <Segmented<Chosen>
              scroll
              label={texts.points.categoryLabel}
              value={category}
              onChange={setCategory}
              options={[{ value: 'all', text: texts.common.all }, ...present.map(one => ({ value: one, text: ruleCategoryTitles[one] }))]}
            />
            {found.length === 0 ? (
              <Empty icon="search" title={texts.points.rulesEmpty} body={texts.points.rulesEmptyNote} />
            ) : (
              <Card flush>
                <Rows of={found}>
                  {rule => <RuleCard key={rule.id} rule={rule} full={!onPick} onPress={onPick ? () => onPick(rule) : undefined} />}
                </Rows>
              </Card>
            )}
          </View>
        );
      }}
    </Loaded>
  );
}
