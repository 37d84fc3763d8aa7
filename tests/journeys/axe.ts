import { readFileSync } from 'node:fs';
import type { RunOptions, Result } from 'axe-core';
import type { Page } from 'playwright-core';

/**
 * What the accessibility checker finds on the page as it stands: WCAG A and AA, good practice, and the one experimental rule that
 * people who press by voice depend on: what is pressed is called what is written on it.
 */
const OPTIONS: RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] },
  rules: { 'label-content-name-mismatch': { enabled: true } },
  resultTypes: ['violations'],
};
const SHOWN_CHARS = 160;

interface Checker {
  run(options: RunOptions): Promise<{ violations: Result[] }>;
}

let source: string | undefined;

/** By all rules, or by these alone. */
export async function axeFindings(page: Page, rules?: string[]): Promise<string[]> {
  source ??= readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
  // Half a megabyte: once a page.
  if (!(await page.evaluate('Boolean(window.axe)'))) await page.evaluate(source);
  const options: RunOptions = rules ? { runOnly: { type: 'rule', values: rules }, resultTypes: ['violations'] } : OPTIONS;
  const violations = await page.evaluate(
    async options => (await (window as unknown as { axe: Checker }).axe.run(options)).violations,
    options,
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(node => `axe: ${id} ${node.html.slice(0, SHOWN_CHARS)}`));
}
