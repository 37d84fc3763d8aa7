/**
 * node apps/miniprogram/scripts/draw-icons.mjs
 * Writes ui/icon/icons.scss (masks: coloured by text colour, outside setData), ui/icon/icon-names.ts and the tab bar's PNGs.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { pictograms } from './pictograms.mjs';

const SRC = resolve(dirname(fileURLToPath(import.meta.url)), '../src');
const TAB_PIXELS = 81;
const TAB_COLORS = { '': '#5b6857', '-on': '#2a7530' };
const TABS = ['home', 'points', 'store', 'inbox', 'me'];

const svg = (inner, color, size) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"${size ? ` width="${size}" height="${size}"` : ''} fill="none" stroke="${color}" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round">${inner}</svg>`;
const dataUri = text =>
  `data:image/svg+xml,${encodeURIComponent(text).replace(/%20/g, ' ').replace(/%3D/g, '=').replace(/%3A/g, ':').replace(/%2F/g, '/').replace(/%22/g, "'")}`;

const names = Object.keys(pictograms);
const rules = names.map(name => {
  const uri = dataUri(svg(pictograms[name], '#000'));
  return `.icon--${name} { -webkit-mask-image: url("${uri}"); mask-image: url("${uri}"); }`;
});
writeFileSync(resolve(SRC, 'ui/icon/icons.scss'), `/* Written by scripts/draw-icons.mjs. */\n${rules.join('\n')}\n`);
writeFileSync(
  resolve(SRC, 'ui/icon/icon-names.ts'),
  `/** Written by scripts/draw-icons.mjs. */\nexport type IconName =\n${names.map(name => `  | '${name}'`).join('\n')};\n`,
);

mkdirSync(resolve(SRC, 'assets/tabs'), { recursive: true });
for (const name of TABS) {
  for (const [suffix, color] of Object.entries(TAB_COLORS)) {
    const drawn = pictograms[name].replaceAll('#000', color);
    await sharp(Buffer.from(svg(drawn, color, TAB_PIXELS)), { density: 300 })
      .resize(TAB_PIXELS, TAB_PIXELS)
      .png({ palette: true })
      .toFile(resolve(SRC, `assets/tabs/${name}${suffix}.png`));
  }
}
