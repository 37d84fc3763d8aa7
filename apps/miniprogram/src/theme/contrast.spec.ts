import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type Tokens = Record<string, string>;

const LIMIT = 4.5;
const scss = readFileSync(join(__dirname, 'tokens.scss'), 'utf8');

function tokensOf(block: string): Tokens {
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6}|rgba\([\d., ]+\));/g)].map(([, name = '', value = '']) => [name, value]),
  );
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

type Rgb = readonly [red: number, green: number, blue: number];

function rgbOf(hex: string | undefined): Rgb {
  if (!/^#[0-9a-f]{6}$/.test(hex ?? '')) throw new Error(`${hex ?? 'a colour that no token names'} is no plain colour`);
  return [1, 3, 5].map(at => parseInt((hex ?? '').slice(at, at + 2), 16)) as unknown as Rgb;
}
function luminance(colour: Rgb): number {
  const [r = 0, g = 0, b = 0] = colour
    .map(part => part / 255)
    .map(part => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
/** What is seen when a translucent colour lies on another. */
function laidOver(veil: string | undefined, ground: Rgb): Rgb {
  const parts = (/^rgba\(([^)]+)\)$/.exec(veil ?? '')?.[1] ?? '').split(',').map(Number);
  const [, , , alpha] = parts;
  if (alpha === undefined) throw new Error(`${veil ?? 'a colour that no token names'} is not translucent`);
  return ground.map((below, at) => (parts[at] ?? 0) * alpha + below * (1 - alpha)) as unknown as Rgb;
}
function contrast(a: Rgb, b: Rgb): number {
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
  // A gradient is judged at each of its stops, so at its lightest end too.
  ...['hero-start', 'hero-middle', 'hero-end'].flatMap(ground => ['on-hero', 'on-hero-2'].map(text => [text, ground] as const)),
  ...['balance-start', 'balance-end'].flatMap(ground => ['on-balance', 'on-balance-2'].map(text => [text, ground] as const)),
  ['hero-middle', 'on-hero'],
  ['on-photo', 'viewer'],
];

/** Text on something translucent, and what may shine through at its worst: a white photo, a white page. */
const VEILED: readonly (readonly [text: string, veil: string, below: string])[] = [
  ['on-hero', 'pill', 'hero-start'],
  ['on-balance', 'pill', 'balance-start'],
  ['on-photo', 'photo-veil', 'code-paper'],
  ['on-photo', 'photo-veil-failed', 'code-paper'],
  ['on-photo', 'viewer-button', 'viewer'],
  ...['on-toast', 'toast-done', 'toast-refused'].map(text => [text, 'toast', 'code-paper'] as const),
];

it('knows four themes', () => {
  expect(Object.keys(light).length).toBeGreaterThan(15);
  expect(dark.paper).not.toBe(light.paper);
  expect(elders).toHaveLength(2);
});

it('measures as the standard does', () => {
  expect(contrast(rgbOf('#ffffff'), rgbOf('#000000'))).toBeCloseTo(21);
  expect(contrast(rgbOf('#777777'), rgbOf('#ffffff'))).toBeCloseTo(4.48, 1);
  expect(laidOver('rgba(0, 0, 0, 0.5)', rgbOf('#ffffff'))).toEqual([127.5, 127.5, 127.5]);
  expect(() => rgbOf(undefined)).toThrow('no token names');
});

describe.each(Object.entries(themes))('%s', (_name, tokens) => {
  it.each(PAIRS)('%s on %s can be read', (text, ground) => {
    expect(contrast(rgbOf(tokens[text]), rgbOf(tokens[ground]))).toBeGreaterThanOrEqual(LIMIT);
  });
  it.each(VEILED)('%s on %s over %s can be read', (text, veil, below) => {
    expect(contrast(rgbOf(tokens[text]), laidOver(tokens[veil], rgbOf(tokens[below])))).toBeGreaterThanOrEqual(LIMIT);
  });
});

/** A colour that is written, by number or by name. */
const COLOUR =
  /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color)a?\(|[:\s](?:white|black|red|green|blue|gr[ae]y|yellow|orange)\s*[;,)!]/i;
/** Names only what stands in declarations: a comment may say what it likes. */
const writtenColours = (sheet: string): string[] =>
  sheet
    .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    .split('\n')
    .filter(line => COLOUR.test(line));

describe('a colour that tokens.scss does not name is judged by nobody', () => {
  const app = join(__dirname, '..');
  const sheets = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter(
    file => file.endsWith('.scss') && file !== join('theme', 'tokens.scss'),
  );

  it.each(['a { color: #fff; }', 'a { background: rgba(0, 0, 0, 0.1); }', 'a { color: white; }'])('%s is found', sheet => {
    expect(writtenColours(sheet)).toEqual([sheet]);
  });
  it('what is no colour is let be', () => {
    expect(sheets.length).toBeGreaterThan(30);
    expect(writtenColours('a { white-space: nowrap; color: var(--ink); } /* #fff */')).toEqual([]);
  });
  it.each(sheets)('%s writes none', file => {
    expect(writtenColours(readFileSync(join(app, file), 'utf8'))).toEqual([]);
  });
});

/** ui.md: sizes of text and of what is tapped, in px of a phone 390 wide. */
it.each([
  ['page', { fs: 16, target: 44 }],
  ['.screen--elder', { fs: 22, 'fs-small': 22, target: 60 }],
] as const)('sizes of %s are at least the design’s', (ending, least) => {
  const block = [...scss.matchAll(/([^{}]+)\{([^{}]*)\}/g)].find(([, selector = '']) => selector.trim().endsWith(ending))?.[2] ?? '';
  const sizeOf = (name: string): number => Number(new RegExp(`--${name}:\\s*(\\d+)px`).exec(block)?.[1]);
  const small = Object.entries(least).filter(([name, size]) => !(sizeOf(name) >= size));
  expect(small).toEqual([]);
});
