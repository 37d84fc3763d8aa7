import { createRequire } from 'node:module';
import { join } from 'node:path';
import { repositoryRoot } from '../start/programs';

const SIZE = { width: 1_200, height: 900 };
interface Paper {
  readonly title: string;
  readonly lines: readonly string[];
}
export const SPLIT_PAPER: Paper = { title: '分户申请书', lines: ['因儿子成家，申请另立门户，', '积分按人头分。请村里办理。'] };
export const MERGE_PAPER: Paper = { title: '并户申请书', lines: ['老人搬来和女儿一起住，', '申请两户并一户。请村里办理。'] };
export const MINUTES_PAPER: Paper = { title: '会议记录', lines: ['村两委会议决定，', '请杨德明同志协助村务工作。'] };

/** A sheet of paper on a table, as somebody photographs what lies before them. */
export async function documentPhoto({ title, lines }: Paper): Promise<Buffer> {
  const sharp = createRequire(join(repositoryRoot, 'apps', 'api', 'package.json'))('sharp') as (input: Buffer) => {
    jpeg(options: object): { toBuffer(): Promise<Buffer> };
  };
  const written = lines.map((line, row) => `<text x="290" y="${380 + row * 100}" font-size="48">${line}</text>`).join('');
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE.width}" height="${SIZE.height}" font-family="serif" fill="#26241f">
    <rect width="100%" height="100%" fill="#8a6a48"/>
    <g transform="rotate(-1.5 600 450)">
      <rect x="200" y="60" width="800" height="780" fill="#f7f3e8"/>
      <text x="600" y="240" font-size="68" text-anchor="middle">${title}</text>
      ${written}
      <circle cx="800" cy="680" r="90" fill="none" stroke="#c0392b" stroke-width="8" opacity="0.8"/>
      <text x="800" y="698" font-size="44" text-anchor="middle" fill="#c0392b" opacity="0.8">同意</text>
    </g>
  </svg>`;
  return sharp(Buffer.from(drawing)).jpeg({ quality: 82 }).toBuffer();
}
