import type { Chance } from '../seeded';

/** The canvas of every photo. */
export const WIDTH = 720;
export const HEIGHT = 540;

const round = (value: number): string => value.toFixed(1);
const skies = [
  ['#9cc9ec', '#eaf4fb'],
  ['#b9d3e6', '#f4f1e8'],
  ['#8fb8de', '#fbe9d2'],
  ['#c3cfd8', '#eef0f0'],
  ['#7fb5e6', '#dff0ff'],
] as const;
const shirts = ['#c0504d', '#4f81bd', '#5f8f4e', '#8064a2', '#d08b3a', '#3f6b7a', '#a6517a', '#56606b'];
const skins = ['#e8b98f', '#dba678', '#c99268'];
const hairs = ['#1d1a18', '#2b2622', '#8d8b88', '#d9d6d0'];
const greens = ['#3f7d4a', '#4f8f52', '#2f6a45', '#6a9a4a'];

export const rect = (x: number, y: number, width: number, height: number, fill: string, more = ''): string =>
  `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${fill}" ${more}/>`;
export const ellipse = (x: number, y: number, rx: number, ry: number, fill: string): string =>
  `<ellipse cx="${round(x)}" cy="${round(y)}" rx="${round(rx)}" ry="${round(ry)}" fill="${fill}"/>`;
export const shape = (points: readonly (readonly [number, number])[], fill: string): string =>
  `<polygon points="${points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ')}" fill="${fill}"/>`;
export const stroke = (path: string, colour: string, width: number): string =>
  `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${round(width)}" stroke-linecap="round"/>`;

/** Sky with the mountains of the Dadu valley; the ground begins at `horizon`. */
export function landscape(chance: Chance, horizon: number, ground: string): string {
  const [top, bottom] = chance.pick(skies);
  const layers = ['#9db7b5', '#7fa38f', '#638c6c'].map((colour, layer) => {
    const base = horizon - 120 + layer * 50;
    const ridge = Array.from({ length: 10 }, (_, step) => [step * 80, base - chance.whole(10, 90 - layer * 20)] as const);
    return shape([[0, horizon + 4], ...ridge, [WIDTH, horizon + 4]], colour);
  });
  const sun = chance.happens(60) ? ellipse(chance.whole(90, 630), chance.whole(50, 110), 30, 30, '#fff6d8') : '';
  return (
    `<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${top}"/><stop offset="1" stop-color="${bottom}"/></linearGradient></defs>` +
    rect(0, 0, WIDTH, HEIGHT, 'url(#sky)') +
    sun +
    layers.join('') +
    rect(0, horizon, WIDTH, HEIGHT - horizon, ground)
  );
}

/** A farmhouse: white wall, dark tiles, a door with couplets. */
export function house(chance: Chance, x: number, y: number, width: number): string {
  const wall = chance.pick(['#f4efe6', '#efe3cd', '#e9e6e0']);
  const tall = width * 0.42;
  const door = x + width * chance.pick([0.42, 0.28, 0.55]);
  const roof = shape(
    [
      [x - 22, y - tall],
      [x + width * 0.12, y - tall - width * 0.2],
      [x + width * 0.88, y - tall - width * 0.2],
      [x + width + 22, y - tall],
    ],
    chance.pick(['#4a4f57', '#6b4a3c', '#55514c']),
  );
  const windows = [0.1, 0.72]
    .map(at => rect(x + width * at, y - tall * 0.72, width * 0.13, tall * 0.34, '#5d86a3', 'stroke="#7a5a3d" stroke-width="4"'))
    .join('');
  return (
    rect(x, y - tall, width, tall, wall) +
    roof +
    windows +
    rect(door, y - tall * 0.66, width * 0.13, tall * 0.66, '#7d4b2f') +
    rect(door - width * 0.035, y - tall * 0.62, width * 0.025, tall * 0.5, '#c8332b') +
    rect(door + width * 0.14, y - tall * 0.62, width * 0.025, tall * 0.5, '#c8332b') +
    rect(x - 10, y, width + 20, 8, '#b9b2a6')
  );
}

export function tree(chance: Chance, x: number, y: number, height: number): string {
  const green = chance.pick(greens);
  const crown = Array.from({ length: 4 }, () =>
    ellipse(x + (chance.whole(-20, 20) * height) / 120, y - height * (0.62 + chance.next() * 0.3), height * 0.24, height * 0.2, green),
  ).join('');
  return rect(x - height * 0.03, y - height * 0.5, height * 0.06, height * 0.5, '#6e4d33') + crown;
}

export const pine = (chance: Chance, x: number, y: number, height: number): string =>
  rect(x - 4, y - height * 0.2, 8, height * 0.2, '#5c4330') +
  [0, 1, 2]
    .map(level =>
      shape(
        [
          [x - height * (0.26 - level * 0.05), y - height * (0.16 + level * 0.24)],
          [x + height * (0.26 - level * 0.05), y - height * (0.16 + level * 0.24)],
          [x, y - height * (0.52 + level * 0.24)],
        ],
        chance.pick(greens),
      ),
    )
    .join('');

export function flowers(chance: Chance, x: number, y: number, width: number, count: number): string {
  return Array.from({ length: count }, () => {
    const at = x + chance.next() * width;
    const up = y - chance.whole(8, 30);
    return (
      stroke(`M${round(at)} ${round(y)}L${round(at)} ${round(up)}`, '#4d8a4a', 3) +
      ellipse(at, up, 6, 6, chance.pick(['#e0567a', '#f2b134', '#d64545', '#b56bd0', '#ff8fab', '#fff1f1']))
    );
  }).join('');
}

export interface Pose {
  readonly vest?: string;
  readonly arm?: 'down' | 'up' | 'forward';
  readonly hat?: string;
  readonly tool?: 'broom' | 'hoe' | 'none';
  readonly grey?: boolean;
}

/** Somebody seen from a little away; (x, y) is where the feet stand, `size` the height. Never a likeness. */
export function figure(chance: Chance, x: number, y: number, size: number, pose: Pose = {}): string {
  const unit = size / 100;
  const shirt = pose.vest ?? chance.pick(shirts);
  const skin = chance.pick(skins);
  const side = chance.happens(50) ? 1 : -1;
  const hand = { down: [14, -36], up: [20, -88], forward: [26, -54] }[pose.arm ?? 'down'] as [number, number];
  const at = (dx: number, dy: number): string => `${round(x + side * dx * unit)} ${round(y + dy * unit)}`;
  const tool =
    pose.tool === 'broom'
      ? stroke(`M${at(hand[0], hand[1] - 18)}L${at(34, -6)}`, '#9a7b4f', 3 * unit) +
        shape(
          [
            [x + side * 30 * unit, y - 10 * unit],
            [x + side * 40 * unit, y - 8 * unit],
            [x + side * 46 * unit, y],
            [x + side * 28 * unit, y],
          ],
          '#c9a55c',
        )
      : pose.tool === 'hoe'
        ? stroke(`M${at(hand[0] - 4, hand[1] - 10)}L${at(40, -4)}`, '#8a6a45', 3 * unit) +
          stroke(`M${at(40, -4)}L${at(30, -1)}`, '#6b7075', 5 * unit)
        : '';
  const hat =
    pose.hat === undefined
      ? ''
      : ellipse(x, y - 95 * unit, 17 * unit, 4 * unit, pose.hat) + ellipse(x, y - 98 * unit, 9 * unit, 6 * unit, pose.hat);
  return (
    ellipse(x, y, 20 * unit, 4 * unit, 'rgba(0,0,0,0.18)') +
    stroke(`M${at(-5, -42)}L${at(-7, -2)}M${at(5, -42)}L${at(7, -2)}`, chance.pick(['#33404f', '#4b463f', '#2c2c34']), 9 * unit) +
    rect(x - 13 * unit, y - 76 * unit, 26 * unit, 38 * unit, shirt, `rx="${round(8 * unit)}"`) +
    stroke(`M${at(11, -70)}L${at(hand[0], hand[1])}M${at(-11, -70)}L${at(-15, -40)}`, shirt, 7 * unit) +
    ellipse(x + side * hand[0] * unit, y + hand[1] * unit, 4 * unit, 4 * unit, skin) +
    ellipse(x, y - 88 * unit, 10 * unit, 11 * unit, skin) +
    `<path d="M${round(x - 10 * unit)} ${round(y - 89 * unit)}a${round(10 * unit)} ${round(11 * unit)} 0 0 1 ${round(20 * unit)} 0z" fill="${pose.grey ? '#cfccc6' : chance.pick(hairs)}"/>` +
    hat +
    tool
  );
}

export const drawing = (content: string, width = WIDTH, height = HEIGHT): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${content}</svg>`;
