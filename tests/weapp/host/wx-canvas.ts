import sharp from 'sharp';
import type { Parts } from './parts';
import { WxFailure, type Answer, type Apis } from './wx-call';

/** WeChat's own, until the page sets another. */
const FIRST_SIZE = { width: 300, height: 150 };
const DEFAULT_FONT_PX = 10;
const ANCHORS: Readonly<Record<string, string>> = { center: 'middle', right: 'end', end: 'end' };

const xml = (text: unknown): string =>
  String(text).replace(/[&<>"]/g, letter => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[letter] ?? letter);
const isWide = (letter: string): boolean => (letter.codePointAt(0) ?? 0) > 0x2e7f;

function fontOf(font: string): { readonly px: number; readonly weight: string; readonly family: string } {
  const [, weight = '400', px = String(DEFAULT_FONT_PX), family = 'sans-serif'] = /^(?:(\w+) )?([\d.]+)px (.+)$/.exec(font) ?? [];
  return { px: Number(px), weight, family };
}

/** The pen of a canvas 2d: as much of it as is modelled; what it draws is kept as SVG. Letters are as wide as high when they are Chinese, else half. */
class Pen {
  fillStyle = '#000000';
  strokeStyle = '#000000';
  lineWidth = 1;
  font = `${DEFAULT_FONT_PX}px sans-serif`;
  textAlign = 'start';

  constructor(private readonly drawn: string[]) {}

  fillRect(x: number, y: number, width: number, height: number): void {
    this.drawn.push(`<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${xml(this.fillStyle)}"/>`);
  }

  strokeRect(x: number, y: number, width: number, height: number): void {
    const look = `fill="none" stroke="${xml(this.strokeStyle)}" stroke-width="${this.lineWidth}"`;
    this.drawn.push(`<rect x="${x}" y="${y}" width="${width}" height="${height}" ${look}/>`);
  }

  fillText(text: string, x: number, y: number): void {
    const { px, weight, family } = fontOf(this.font);
    const look = `font-size="${px}" font-weight="${weight}" font-family="${xml(family)}" text-anchor="${ANCHORS[this.textAlign] ?? 'start'}"`;
    this.drawn.push(`<text x="${x}" y="${y}" fill="${xml(this.fillStyle)}" ${look}>${xml(text)}</text>`);
  }

  measureText(text: string): { readonly width: number } {
    const { px } = fontOf(this.font);
    return { width: Array.from(text).reduce((sum, letter) => sum + (isWide(letter) ? px : px / 2), 0) };
  }
}

/** The node that a selector query hands out for `<canvas type="2d">`. What the pen does not know is an error, never a silent nothing. */
export class CanvasNode {
  private readonly drawn: string[] = [];
  private size: { width: number; height: number } = { ...FIRST_SIZE };

  constructor(private readonly journal: Parts['journal']) {}

  get width(): number {
    return this.size.width;
  }

  /** As in a browser: a canvas that gets a size is empty again. */
  set width(width: number) {
    this.size = { ...this.size, width };
    this.drawn.length = 0;
  }

  get height(): number {
    return this.size.height;
  }

  set height(height: number) {
    this.size = { ...this.size, height };
    this.drawn.length = 0;
  }

  getContext(kind: string): unknown {
    if (kind !== '2d') return null;
    return new Proxy(new Pen(this.drawn), {
      get: (pen, name) => {
        if (!(name in pen)) this.journal.error('canvas', `the test host's pen has no ${String(name)}`);
        const value: unknown = Reflect.get(pen, name);
        return typeof value === 'function' ? (value as (...args: unknown[]) => unknown).bind(pen) : value;
      },
      set: (pen, name, value) => {
        if (!(name in pen)) this.journal.error('canvas', `the test host's pen has no ${String(name)}`);
        return Reflect.set(pen, name, value);
      },
    });
  }

  /** The words on it, in the order in which they were written. */
  get words(): readonly string[] {
    return this.drawn.flatMap(mark => /^<text [^>]*>(.*)<\/text>$/.exec(mark)?.[1] ?? []);
  }

  picture(): Promise<Buffer> {
    const { width, height } = this.size;
    const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${this.drawn.join('')}</svg>`;
    return sharp(Buffer.from(drawing)).png().toBuffer();
  }
}

/** A file of what is drawn, and WeChat's own view of pictures. */
export function canvasApis({ files, journal, activity }: Parts): Apis {
  const toFile = async (given: Readonly<Record<string, unknown>>): Promise<Answer> => {
    const { canvas, fileType = 'png' } = given;
    if (!(canvas instanceof CanvasNode)) throw new WxFailure('canvas is empty');
    const { name, place } = files.reserve(`.${String(fileType)}`);
    const format = fileType === 'jpg' ? 'jpeg' : 'png';
    await activity.during('canvasToTempFilePath', async () =>
      sharp(await canvas.picture())
        .toFormat(format)
        .toFile(place),
    );
    journal.written.push(...canvas.words);
    return { plain: { tempFilePath: name } };
  };
  return {
    async: {
      canvasToTempFilePath: toFile,
      previewImage: ({ urls }) => {
        const pictures = Array.isArray(urls) ? urls.map(String) : [];
        if (pictures.length === 0) throw new WxFailure('parameter.urls should have at least 1 item');
        for (const url of pictures) if (!/^https?:/.test(url)) files.real(url);
        journal.previews.push(...pictures);
        return {};
      },
    },
  };
}
