import { lintRule, ruleSetRoutes, type RuleSetRule, type RuleSetView } from '@jishan/contracts';
import { useState } from 'react';
import { useCommand } from '@/api/hooks';
import { newId } from '@/api/ids';
import type { Go } from '@/navigation/go';
import * as texts from '@/texts/zh-CN';
import { confirm, toast } from '@/ui';
import { DRAFT_CHANGED } from './changed';
import { newRuleValues, readRule, valuesOf, type RuleFaults, type RuleValues } from './rule-values';

/** A rule of a draft, new or as it is, saved under the draft's revision. */
export function useRuleForm(set: RuleSetView, rule: RuleSetRule | undefined) {
  const [id] = useState(() => rule?.id ?? newId());
  const [values, setValues] = useState<RuleValues>(() => (rule ? valuesOf(rule) : newRuleValues));
  const [tried, setTried] = useState(false);
  const done = (words: string) => (_answer: unknown, go: Go) => {
    toast(words, 'done');
    go.back();
  };
  const save = useCommand(ruleSetRoutes.saveDraftRule, { refetches: DRAFT_CHANGED, onDone: done(texts.ruleSets.saved) });
  const remove = useCommand(ruleSetRoutes.removeDraftRule, { refetches: DRAFT_CHANGED, onDone: done(texts.ruleSets.removed) });
  const { rule: read, faults } = readRule(values, rule);
  const [finding] = lintRule(values);
  const none: RuleFaults = {};
  return {
    values,
    change: (change: Partial<RuleValues>) => setValues(before => ({ ...before, ...change })),
    wrong: tried ? faults : none,
    finding,
    busy: save.busy || remove.busy,
    error: save.error ?? remove.error,
    save: () => {
      setTried(true);
      if (read && !finding) save.run({ params: { ruleSetId: set.id }, body: { id, rule: read }, version: set.revision });
    },
    remove: () => {
      const { removeTitle, removeBody, removeRule } = texts.ruleSets;
      void confirm({ title: removeTitle, body: removeBody(values.title), action: removeRule, danger: true }).then(yes => {
        if (yes) remove.run({ params: { ruleSetId: set.id, ruleId: id }, body: {}, version: set.revision });
      });
    },
  };
}
