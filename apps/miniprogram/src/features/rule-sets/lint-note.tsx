import { ruleLintThemes, type RuleLintFinding } from '@jishan/contracts';
import { View } from '@tarojs/components';
import * as texts from '@/texts/zh-CN';
import { aria } from '@/ui';
import './rule-set.scss';

/** Why a rule cannot be, in the words of the law; said while it is being written. */
export function LintNote({ finding }: { finding: RuleLintFinding }) {
  const theme = ruleLintThemes[finding.theme];
  return (
    <View className="lint" {...aria({ role: 'alert' })}>
      <View className="lint__title">{texts.ruleSets.lintTitle(finding.words, theme.title)}</View>
      <View className="lint__words">{theme.reason}</View>
      <View className="lint__words">{texts.ruleSets.lintBasis(theme.basis)}</View>
    </View>
  );
}
