import type { Chance } from '../seeded';
import { drawing, ellipse, figure, flowers, HEIGHT, house, landscape, pine, rect, shape, stroke, tree, WIDTH } from './shapes';

const VEST = '#d9362b';

/** What a phone sees on a day in the village. Drawn, not photographed: nobody real is in these pictures. */
const scenes = {
  yard: (chance: Chance) =>
    landscape(chance, 250, '#cdbfa4') +
    house(chance, chance.whole(60, 160), 330, chance.whole(340, 420)) +
    paving(chance) +
    woodpile(chance, chance.whole(540, 600), 350) +
    tree(chance, chance.whole(20, 60), 350, 150) +
    maybe(chance, 60, () => figure(chance, chance.whole(240, 480), chance.whole(430, 490), 140, { tool: 'broom', arm: 'forward' })),
  flowerYard: (chance: Chance) =>
    landscape(chance, 240, '#bfb89c') +
    house(chance, chance.whole(180, 260), 310, 330) +
    paving(chance) +
    bed(chance, 20, 420, 240) +
    bed(chance, 470, 430, 230) +
    tree(chance, 640, 330, 190),
  meeting: (chance: Chance) =>
    landscape(chance, 230, '#c9c0ae') +
    house(chance, 180, 300, 360) +
    rect(250, 150, 220, 34, '#c8332b') +
    figure(chance, 360, 340, 120, { arm: 'up' }) +
    crowd(chance, 410, 2, 0.9) +
    crowd(chance, 500, 2, 1.1),
  volunteers: (chance: Chance) =>
    landscape(chance, 260, '#8fae72') +
    path(chance) +
    tree(chance, 70, 330, 170) +
    tree(chance, 660, 320, 200) +
    spread(chance, chance.whole(3, 5), 130, 600, (x, index) =>
      figure(chance, x, 400 + (index % 2) * 60, 130, { vest: VEST, tool: 'broom', arm: 'forward', hat: '#e9e4d8' }),
    ),
  planting: (chance: Chance) =>
    landscape(chance, 250, '#9a8157') +
    rows(chance) +
    spread(
      chance,
      chance.whole(2, 3),
      140,
      560,
      x => sapling(chance, x + 60, 470) + figure(chance, x, 470, 150, { tool: 'hoe', arm: 'forward', hat: '#d8c48f' }),
    ),
  bins: (chance: Chance) =>
    landscape(chance, 270, '#b8b5ad') +
    rect(90, 210, 540, 18, '#5b6b77') +
    rect(100, 228, 520, 130, '#e8ebe6') +
    ['#3a7bbf', '#4d9a55', '#7a7f86', '#c8423a'].map((colour, index) => bin(130 + index * 120, 350, colour)).join('') +
    figure(chance, chance.pick([120, 250, 480, 610]), 460, 165, { arm: 'forward' }),
  river: (chance: Chance) =>
    landscape(chance, 240, '#7f9b6a') +
    shape(
      [
        [0, 300],
        [WIDTH, 270],
        [WIDTH, 400],
        [0, 450],
      ],
      '#6f9fae',
    ) +
    [0, 1, 2, 3].map(() => ripple(chance)).join('') +
    rect(0, 440, WIDTH, 14, '#a9a49a') +
    figure(chance, chance.whole(150, 330), 500, 150, { vest: '#f07f23', arm: 'up', hat: '#f2c230' }) +
    maybe(chance, 55, () => figure(chance, chance.whole(400, 600), 510, 145, { vest: '#2f6fb0' })),
  forest: (chance: Chance) =>
    landscape(chance, 220, '#6d8a55') +
    spread(chance, 9, 20, 700, x => pine(chance, x, chance.whole(300, 360), chance.whole(160, 260))) +
    path(chance) +
    figure(chance, chance.whole(260, 340), 470, 150, { vest: VEST, hat: VEST }) +
    maybe(chance, 60, () => figure(chance, chance.whole(400, 470), 460, 140, { vest: VEST, hat: VEST })) +
    sign(chance),
  road: (chance: Chance) =>
    landscape(chance, 250, '#93a06f') +
    shape(
      [
        [250, 270],
        [380, 270],
        [620, HEIGHT],
        [60, HEIGHT],
      ],
      '#8b8780',
    ) +
    heap(chance, 130, 470) +
    heap(chance, 610, 440) +
    spread(chance, chance.whole(2, 4), 200, 540, x =>
      figure(chance, x, chance.whole(400, 500), 140, { tool: 'hoe', arm: 'forward', hat: '#f2c230' }),
    ),
  elder: (chance: Chance) =>
    rect(0, 0, WIDTH, HEIGHT, chance.pick(['#efe4d2', '#e6e7dc', '#f1e6dc'])) +
    rect(0, 400, WIDTH, 140, '#a98a66') +
    rect(70, 90, 170, 150, '#a9cfe4', 'stroke="#7a5a3d" stroke-width="10"') +
    rect(470, 110, 150, 100, '#c8332b') +
    rect(430, 300, 210, 110, '#8a5f3c') +
    figure(chance, chance.whole(280, 330), 480, 210, { grey: true }) +
    figure(chance, chance.whole(410, 470), 490, 235, { arm: 'forward', ...(chance.happens(50) ? { vest: VEST } : {}) }),
  training: (chance: Chance) =>
    rect(0, 0, WIDTH, HEIGHT, '#e9ece8') +
    rect(170, 60, 380, 210, '#36506b') +
    [0, 1, 2, 3].map(line => rect(200, 95 + line * 40, chance.whole(150, 310), 14, '#cfe0ee')).join('') +
    rect(0, 330, WIDTH, 210, '#b59b78') +
    figure(chance, 600, 380, 190, { arm: 'up' }) +
    crowd(chance, 450, 2, 1.1) +
    crowd(chance, 530, 1, 1.3),
  donation: (chance: Chance) =>
    landscape(chance, 250, '#c7bda8') +
    rect(120, 320, 480, 20, '#7d5a3c') +
    rect(140, 340, 16, 110, '#6b4c32') +
    rect(560, 340, 16, 110, '#6b4c32') +
    spread(chance, 5, 170, 550, x => box(chance, x, 320)) +
    figure(chance, 210, 480, 170, { vest: VEST, arm: 'forward' }) +
    figure(chance, 500, 485, 165, { arm: 'forward' }),
  stable: (chance: Chance) =>
    landscape(chance, 230, '#a89a7e') +
    shape(
      [
        [80, 190],
        [360, 120],
        [640, 190],
      ],
      '#6b5546',
    ) +
    rect(110, 190, 500, 180, '#b59a78') +
    [0, 1, 2, 3, 4, 5].map(post => rect(120 + post * 94, 250, 12, 130, '#6f5238')).join('') +
    rect(110, 290, 500, 10, '#6f5238') +
    cattle(chance, chance.whole(200, 300), 350) +
    maybe(chance, 60, () => cattle(chance, chance.whole(420, 500), 352)) +
    shape(
      [
        [420, 470],
        [620, 470],
        [560, 420],
        [470, 425],
      ],
      '#d9bf6a',
    ),
  field: (chance: Chance) =>
    landscape(chance, 240, '#8aa45a') +
    rows(chance) +
    heap(chance, 520, 450, '#e6e6e6') +
    figure(chance, chance.whole(220, 380), 470, 160, { hat: '#d8c48f', arm: 'forward' }),
} as const;

export type SceneName = keyof typeof scenes;
export const sceneNames = Object.keys(scenes) as SceneName[];

export const drawScene = (name: SceneName, chance: Chance): string => drawing(stood(chance, scenes[name](chance)) + frame(chance));

/** From where somebody happens to stand: nearer or farther, from one side or the other. Two pictures of one scene do not look nearly the same. */
function stood(chance: Chance, scene: string): string {
  const near = 1 + chance.next() * 0.7;
  const [left, top] = [(near - 1) * WIDTH * chance.next(), (near - 1) * HEIGHT * chance.next()];
  const turned = chance.happens(50) ? `translate(${WIDTH} 0) scale(-1 1) ` : '';
  return `<g transform="${turned}translate(${(-left).toFixed(1)} ${(-top).toFixed(1)}) scale(${near.toFixed(3)})">${scene}</g>`;
}

const maybe = (chance: Chance, percent: number, draw: () => string): string => (chance.happens(percent) ? draw() : '');
const spread = (chance: Chance, count: number, from: number, to: number, draw: (x: number, index: number) => string): string =>
  Array.from({ length: count }, (_, index) => draw(from + ((to - from) * (index + 0.2 + chance.next() * 0.6)) / count, index)).join('');
const crowd = (chance: Chance, y: number, ranks: number, scale: number): string =>
  Array.from({ length: ranks }, (_, rank) =>
    spread(chance, 6 - rank, 60, 660, x => figure(chance, x, y + rank * 36, 95 * scale, { grey: chance.happens(35) })),
  ).join('');
const paving = (chance: Chance): string =>
  shape(
    [
      [0, 345],
      [WIDTH, 345],
      [WIDTH, HEIGHT],
      [0, HEIGHT],
    ],
    chance.pick(['#d8d1c2', '#cfc8bb', '#dcd7cc']),
  ) +
  [380, 430, 490].map(y => stroke(`M0 ${y}L${WIDTH} ${y}`, '#bdb6a7', 2)).join('') +
  [0, 1, 2, 3, 4].map(line => stroke(`M${300 + line * 30} 345L${line * 180} ${HEIGHT}`, '#bdb6a7', 2)).join('');
const woodpile = (chance: Chance, x: number, y: number): string =>
  [0, 1, 2, 3]
    .map(row =>
      Array.from({ length: 6 - row }, (_, log) =>
        ellipse(x + log * 20 + row * 10, y - row * 17, 10, 9, chance.pick(['#a97c50', '#b98b5c', '#94693f'])),
      ).join(''),
    )
    .join('');
const bed = (chance: Chance, x: number, y: number, width: number): string =>
  rect(x, y, width, 26, '#8a6a4c') + flowers(chance, x + 8, y, width - 16, 22);
const path = (chance: Chance): string =>
  shape(
    [
      [300 + chance.whole(-40, 40), 262],
      [380, 262],
      [700, HEIGHT],
      [40, HEIGHT],
    ],
    chance.pick(['#c9bfa9', '#b7b0a3', '#d2c7b0']),
  );
const rows = (chance: Chance): string =>
  [0, 1, 2, 3, 4, 5]
    .map(row =>
      stroke(`M0 ${300 + row * 44}Q360 ${280 + row * 44 + chance.whole(-8, 8)} ${WIDTH} ${300 + row * 44}`, 'rgba(70,52,30,0.35)', 6),
    )
    .join('');
const sapling = (chance: Chance, x: number, y: number): string =>
  stroke(`M${x} ${y}L${x} ${y - 90}`, '#6e4d33', 5) +
  [-22, 20, 0].map(dx => ellipse(x + dx, y - 80 - chance.whole(0, 24), 16, 10, '#5f9e4f')).join('') +
  ellipse(x, y, 30, 8, '#6b5233');
const bin = (x: number, y: number, colour: string): string =>
  rect(x, y - 96, 80, 96, colour, 'rx="8"') +
  rect(x - 6, y - 110, 92, 18, colour, 'rx="6" opacity="0.85"') +
  ellipse(x + 40, y - 54, 16, 16, 'rgba(255,255,255,0.75)');
const ripple = (chance: Chance): string => {
  const x = chance.whole(20, 560);
  const y = chance.whole(320, 410);
  return stroke(`M${x} ${y}q30 -8 60 0t60 0`, '#a7c9d2', 4);
};
const sign = (chance: Chance): string => {
  const x = chance.whole(560, 620);
  return (
    rect(x, 330, 10, 120, '#6e4d33') +
    rect(x - 50, 300, 110, 56, '#c8332b', 'rx="4"') +
    rect(x - 36, 318, 82, 8, '#fff3d6') +
    rect(x - 36, 334, 60, 8, '#fff3d6')
  );
};
const heap = (chance: Chance, x: number, y: number, colour = '#a79c8a'): string =>
  shape(
    [
      [x - 80, y],
      [x - 30, y - 50 - chance.whole(0, 20)],
      [x + 20, y - 60],
      [x + 80, y],
    ],
    colour,
  );
const box = (chance: Chance, x: number, y: number): string => {
  const size = chance.whole(46, 70);
  return (
    rect(x - size / 2, y - size, size, size, chance.pick(['#c99b63', '#d9b27c', '#e7e3da', '#b5cfe0'])) +
    rect(x - size / 2, y - size * 0.6, size, 8, chance.pick(['#c8332b', '#3a7bbf', '#8a6a45']))
  );
};
const cattle = (chance: Chance, x: number, y: number): string => {
  const hide = chance.pick(['#8b5a36', '#3d3733', '#d9d2c6', '#e3b9a5']);
  return (
    ellipse(x, y - 50, 66, 34, hide) +
    ellipse(x + 70, y - 76, 24, 20, hide) +
    [-44, -20, 24, 46].map(leg => rect(x + leg, y - 28, 11, 32, hide)).join('')
  );
};
/** Light of the hour: two pictures of one scene differ to the eye, not only in bytes. */
const frame = (chance: Chance): string =>
  rect(
    0,
    0,
    WIDTH,
    HEIGHT,
    chance.pick(['#ffdca0', '#a9c4e8', '#fff', '#ffe9c9', '#8fa0b8']),
    `opacity="${(0.04 + chance.next() * 0.12).toFixed(2)}"`,
  );
