import { createRequire } from 'node:module';
import { join } from 'node:path';
import { repositoryRoot } from '../start/programs';

const SIZE = { width: 900, height: 1_200 };
const LINES = ['因儿子成家，申请另立门户，', '积分按人头分。请村里办理。'];

/** A sheet of paper on a table, as somebody photographs what they hold in their hands. */
export async function documentPhoto(): Promise<Buffer> {
  const sharp = createRequire(join(repositoryRoot, 'apps', 'api', 'package.json'))('sharp') as (input: Buffer) => {
    jpeg(options: object): { toBuffer(): Promise<Buffer> };
  };
  const lines = LINES.map((line, row) => `<text x="190" y="${420 + row * 90}" font-size="40">${line}</text>`).join('');
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE.width}" height="${SIZE.height}" font-family="serif" fill="#26241f">
    <rect width="100%" height="100%" fill="#8a6a48"/>
    <g transform="rotate(-2 450 600)">
      <rect x="120" y="110" width="660" height="960" fill="#f7f3e8"/>
      <text x="450" y="280" font-size="64" text-anchor="middle">分户申请书</text>
      ${lines}
      <circle cx="600" cy="820" r="90" fill="none" stroke="#c0392b" stroke-width="8" opacity="0.8"/>
      <text x="600" y="838" font-size="44" text-anchor="middle" fill="#c0392b" opacity="0.8">同意</text>
    </g>
  </svg>`;
  return sharp(Buffer.from(drawing)).jpeg({ quality: 82 }).toBuffer();
}
