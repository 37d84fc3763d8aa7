import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Tokens = Record<string, string>;

const LIMIT = 4.5;
const scss = readFileSync(join(__dirname, 'tokens.scss'), 'utf8');

function tokensOf(block: string): Tokens {
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]));
}
const blocks = [...scss.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => ({
  selector: selector.trim(),
  tokens: tokensOf(body),
}));
const light = Object.assign(
  {},
  ...blocks
    .filter(({ selector }) => /page$/.test(selector))
    .slice(0, 1)
    .map(({ tokens }) => tokens),
) as Tokens;
const dark: Tokens = {
  ...light,
  ...(Object.assign(
    {},
    ...blocks
      .filter(({ selector }) => /page$/.test(selector))
      .slice(1)
      .map(({ tokens }) => tokens),
  ) as Tokens),
};
const elders = blocks.filter(({ selector }) => selector.endsWith('.screen--elder')).map(({ tokens }) => tokens);
const themes = { light, dark, 'light, elder': { ...light, ...elders[0] }, 'dark, elder': { ...dark, ...elders[1] } };

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map(at => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map(part => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: string, b: string): number {
  const [dark, bright] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (bright + 0.05) / (dark + 0.05);
}

/** Every pair of text and ground that the kit puts together. */
const PAIRS: readonly (readonly [text: string, ground: string])[] = [
  ...['ground', 'paper', 'paper-sunk'].flatMap(ground => ['ink', 'ink-2', 'ink-3', 'leaf', 'festive'].map(text => [text, ground] as const)),
  ['on-leaf', 'leaf'],
  ['on-festive', 'festive'],
  ['leaf', 'leaf-soft'],
  ['festive', 'festive-soft'],
  ['gold', 'gold-soft'],
  ['sky', 'sky-soft'],
  ['ink', 'leaf-soft'],
  ['ink-2', 'leaf-soft'],
  ['ink', 'festive-soft'],
  ['ink', 'gold-soft'],
  ['ink-2', 'gold-soft'],
  ['ink-3', 'line'],
];

it('knows four themes', () => {
  expect(Object.keys(light).length).toBeGreaterThan(15);
  expect(dark.paper).not.toBe(light.paper);
  expect(elders).toHaveLength(2);
});

it('measures as the standard does', () => {
  expect(contrast('#ffffff', '#000000')).toBeCloseTo(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 1);
});

describe.each(Object.entries(themes))('%s', (_name, tokens) => {
  it.each(PAIRS)('%s on %s can be read', (text, ground) => {
    expect(contrast(tokens[text] ?? '#000000', tokens[ground] ?? '#000000')).toBeGreaterThanOrEqual(LIMIT);
  });
});
