import { asRead, withoutSignsBetween } from '../platform/as-read';
import { simplified } from '../platform/simplified';
import { ruleLintThemes } from './rule-lint.texts';
import { caseWords } from './case-lint.words';
import { themeWords, type ThemeWords } from './rule-lint.words';

export type RuleLintTheme = keyof typeof ruleLintThemes;
export const RULE_LINT_THEMES = Object.keys(ruleLintThemes) as readonly RuleLintTheme[];

/** A theme that a rule must not touch, and the words by which it does. */
export interface RuleLintFinding {
  readonly theme: RuleLintTheme;
  readonly words: string;
}

/** However it was disguised: by width or by what cannot be seen, by blanks and signs between the characters, in traditional ones. */
const plain = (text: string): string => withoutSignsBetween(simplified(asRead(text)).replace(/\s/g, ''));

/**
 * Red line 5: points are never tied to statutory benefits, fines, religion, ethnicity, health, birth or a child's conduct, and are never
 * cash. Looks at what a rule says; answers every theme that it touches, once. Pure and small: the phone asks it while somebody writes,
 * the server before anything is kept. Words cannot be weighed perfectly by a machine, so it errs on the side of the villager's right, and
 * knows the ways of speaking in which helping others would be mistaken for it.
 */
export function lintRule(rule: { readonly title: string; readonly standard: string; readonly unit?: string }): RuleLintFinding[] {
  const text = plain([rule.title, rule.standard, rule.unit ?? ''].join('\u3002').replace(/\n/g, '\u3002'));
  return RULE_LINT_THEMES.flatMap(theme => findingsOf(theme, text, themeWords[theme]));
}

/**
 * What happened is told in plain words: at whose door, on whose land, who else has fined for it. Of a case only one thing is asked, whether
 * something that is somebody's by law is withheld in it, or points are taken for its sake.
 */
export function lintCase(text: string): RuleLintFinding[] {
  const said = plain(text.replace(/\n/g, '\u3002'));
  return RULE_LINT_THEMES.flatMap(theme => {
    const words = caseWords[theme];
    return words ? findingsOf(theme, said, words) : [];
  });
}

function findingsOf(theme: RuleLintTheme, text: string, { harmless, touching }: ThemeWords): RuleLintFinding[] {
  const rest = harmless.reduce((left, pattern) => left.replace(pattern, '\u3002'), text);
  for (const pattern of touching) {
    const [words] = rest.match(pattern) ?? [];
    if (words !== undefined) return [{ theme, words }];
  }
  return [];
}
