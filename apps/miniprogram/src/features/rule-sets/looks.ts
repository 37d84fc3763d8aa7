import { lintRule, type RuleContent, type RuleSetListItem, type RuleSetStatus } from '@jishan/contracts';
import { sayDate } from '@/formats/dates';
import * as texts from '@/texts/zh-CN';
import type { Tone } from '@/ui';

export const statusTones: Record<RuleSetStatus, Tone> = { draft: 'gold', adopted: 'sky', in_force: 'leaf', retired: 'plain' };

/** 12 条 · 12月1日起执行. */
export function versionNote(set: RuleSetListItem): string {
  const when =
    set.withdrawnReason !== null
      ? texts.ruleSets.withdrawnNever
      : set.effectiveFrom === null
        ? texts.ruleSets.made(sayDate(set.createdAt))
        : texts.ruleSets.from(sayDate(set.effectiveFrom));
  return `${texts.ruleSets.count(set.ruleCount)} · ${when}`;
}

export const firstFinding = (rule: RuleContent) => lintRule(rule)[0];
