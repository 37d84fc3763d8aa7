import { drawing, ellipse, rect, shape, stroke } from './shapes';

const SIDE = 480;

type Draw = (main: string, label: string) => string;

/** What stands on the shelf, by its outline. No brand and no word is on it. */
const shapes = {
  bag: (main, label) =>
    shape(
      [
        [130, 90],
        [350, 90],
        [372, 390],
        [108, 390],
      ],
      main,
    ) +
    rect(130, 70, 220, 26, main) +
    stroke('M130 96L350 96', 'rgba(0,0,0,0.18)', 4) +
    ellipse(240, 230, 74, 74, label) +
    ellipse(240, 230, 46, 46, main) +
    rect(150, 330, 180, 22, label, 'rx="11"'),
  sack: (main, label) =>
    `<path d="M110 130q20 -50 60 -40q70 -30 140 0q40 -10 60 40q30 130 0 260q-130 26 -260 0q-30 -130 0 -260z" fill="${main}" stroke="#cfc6b2" stroke-width="4"/>` +
    stroke('M150 104q90 30 180 0', '#b7a888', 8) +
    ellipse(240, 250, 82, 62, label) +
    rect(170, 340, 140, 18, label, 'rx="9"'),
  jerrycan: (main, label) =>
    rect(130, 140, 220, 260, main, 'rx="26"') +
    rect(205, 70, 70, 40, label, 'rx="8"') +
    rect(215, 104, 50, 40, main) +
    `<path d="M290 130h70v90" fill="none" stroke="${main}" stroke-width="26"/>` +
    rect(150, 230, 180, 110, label, 'rx="10"') +
    ellipse(240, 285, 36, 36, main),
  box: (main, label) =>
    shape(
      [
        [90, 200],
        [330, 200],
        [330, 370],
        [90, 370],
      ],
      main,
    ) +
    shape(
      [
        [90, 200],
        [150, 140],
        [390, 140],
        [330, 200],
      ],
      label,
    ) +
    shape(
      [
        [330, 200],
        [390, 140],
        [390, 310],
        [330, 370],
      ],
      'rgba(0,0,0,0.18)',
    ) +
    ellipse(210, 285, 52, 40, label),
  bar: (main, label) =>
    rect(100, 190, 280, 130, main, 'rx="52"') +
    rect(150, 220, 180, 70, label, 'rx="34"') +
    ellipse(150, 160, 18, 18, '#ffffff') +
    ellipse(190, 130, 12, 12, '#ffffff') +
    ellipse(330, 150, 15, 15, '#ffffff'),
  tube: (main, label) =>
    `<g transform="rotate(-24 240 240)">` +
    shape(
      [
        [90, 190],
        [350, 205],
        [350, 275],
        [90, 290],
      ],
      main,
    ) +
    rect(72, 186, 22, 108, '#d5dade') +
    rect(350, 218, 46, 44, label, 'rx="8"') +
    shape(
      [
        [120, 205],
        [330, 216],
        [330, 240],
        [120, 240],
      ],
      label,
    ) +
    '</g>',
  bottle: (main, label) =>
    rect(205, 70, 70, 46, label, 'rx="10"') +
    `<path d="M215 110h50q6 40 50 66v200q0 30 -30 30h-90q-30 0 -30 -30v-200q44 -26 50 -66z" fill="${main}"/>` +
    rect(178, 240, 124, 100, label, 'rx="12"') +
    ellipse(240, 290, 30, 30, main),
  towel: (main, label) =>
    rect(110, 120, 260, 250, main, 'rx="18"') +
    [150, 176, 330].map(y => rect(110, y, 260, 10, label)).join('') +
    stroke('M110 250h260', 'rgba(0,0,0,0.12)', 6),
  thermos: (main, label) =>
    rect(180, 90, 120, 60, label, 'rx="16"') +
    rect(160, 140, 160, 260, main, 'rx="30"') +
    `<path d="M320 190q70 10 60 80q-6 60 -60 70" fill="none" stroke="${label}" stroke-width="20"/>` +
    [200, 240, 280].map(x => ellipse(x, 270, 16, 22, label)).join(''),
  torch: (main, label) =>
    `<g transform="rotate(-30 240 240)">` +
    shape(
      [
        [90, 170],
        [170, 200],
        [170, 280],
        [90, 310],
      ],
      main,
    ) +
    rect(168, 200, 210, 80, main, 'rx="16"') +
    ellipse(90, 240, 18, 70, label) +
    rect(230, 192, 50, 18, label, 'rx="8"') +
    '</g>',
  umbrella: (main, label) =>
    `<path d="M80 250a160 150 0 0 1 320 0q-40 -30 -80 0q-40 -30 -80 0q-40 -30 -80 0q-40 -30 -80 0z" fill="${main}"/>` +
    stroke('M240 100V370q0 34 34 34t30 -34', label, 12),
  boots: (main, label) =>
    [0, 130]
      .map(
        dx =>
          `<path d="M${110 + dx} 110h84v190q50 10 60 60v24h-144z" fill="${main}"/>` +
          rect(110 + dx, 110, 84, 22, label) +
          rect(106 + dx, 372, 152, 18, label, 'rx="8"'),
      )
      .join(''),
  hoe: (main, label) =>
    stroke('M110 400L330 110', label, 20) +
    shape(
      [
        [310, 90],
        [400, 120],
        [410, 220],
        [330, 150],
      ],
      main,
    ) +
    stroke('M318 110L350 130', '#4b4f53', 16),
  book: (main, label) =>
    [0, 26, 52]
      .map(step =>
        rect(120 + step, 130 - step * 0.6, 210, 270, step === 52 ? main : label, 'rx="8" stroke="rgba(0,0,0,0.2)" stroke-width="3"'),
      )
      .join('') +
    rect(205, 160, 144, 70, '#ffffff', 'rx="6"') +
    [180, 204].map(y => stroke(`M222 ${y}h110`, '#9aa4ad', 4)).join(''),
  scissors: (main, label) =>
    stroke('M150 100L310 330', main, 22) +
    stroke('M330 100L170 330', main, 22) +
    [150, 330].map(x => `<circle cx="${x}" cy="370" r="40" fill="none" stroke="${label}" stroke-width="20"/>`).join('') +
    ellipse(240, 225, 10, 10, '#6b7075'),
} as const satisfies Record<string, Draw>;

export type GoodsShape = keyof typeof shapes;

export function drawGoods(name: GoodsShape, main: string, label: string): string {
  const table = rect(0, 0, SIDE, SIDE, '#f3efe6') + rect(0, 360, SIDE, 120, '#e2d8c5') + ellipse(240, 402, 170, 20, 'rgba(80,60,30,0.16)');
  return drawing(table + shapes[name](main, label), SIDE, SIDE);
}
