import { sayCalendarDay, type HonourView } from '@jishan/contracts';
import * as texts from '@/texts/zh-CN';

/** Of both kinds of canvas what is used here. */
export interface Pen {
  fillStyle: string | CanvasGradient | CanvasPattern;
  strokeStyle: string | CanvasGradient | CanvasPattern;
  lineWidth: number;
  font: string;
  textAlign: CanvasTextAlign;
  fillRect(x: number, y: number, width: number, height: number): void;
  strokeRect(x: number, y: number, width: number, height: number): void;
  fillText(text: string, x: number, y: number): void;
  measureText(text: string): { readonly width: number };
}

export const CERTIFICATE_WIDTH = 900;
export const CERTIFICATE_HEIGHT = 640;

const PAPER = '#fffaf0';
const RED = '#b3241a';
const GOLD = '#c9a14a';
const INK = '#2b2013';
const SERIF = '"Songti SC", "Noto Serif CJK SC", SimSun, serif';
const EDGE = 90;

/** Chinese breaks anywhere; a line holds as many characters as fit. */
export function wrapped(pen: Pick<Pen, 'measureText'>, text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const letter of Array.from(text)) {
    if (line !== '' && pen.measureText(line + letter).width > width) {
      lines.push(line);
      line = '';
    }
    line += letter;
  }
  return line === '' ? lines : [...lines, line];
}

/**
 * Drawn on the phone, not by the server: a bare server has no Chinese font, every phone has one. Only a picture to share; what counts stands in
 * the village's books.
 */
export function drawCertificate(pen: Pen, honour: HonourView): void {
  const t = texts.honours;
  const middle = CERTIFICATE_WIDTH / 2;
  pen.fillStyle = PAPER;
  pen.fillRect(0, 0, CERTIFICATE_WIDTH, CERTIFICATE_HEIGHT);
  pen.strokeStyle = GOLD;
  pen.lineWidth = 10;
  pen.strokeRect(24, 24, CERTIFICATE_WIDTH - 48, CERTIFICATE_HEIGHT - 48);
  pen.lineWidth = 2;
  pen.strokeRect(40, 40, CERTIFICATE_WIDTH - 80, CERTIFICATE_HEIGHT - 80);
  const write = (text: string, y: number, size: number, color: string, weight = 400): void => {
    pen.fillStyle = color;
    pen.font = `${weight} ${size}px ${SERIF}`;
    pen.fillText(text, middle, y);
  };
  pen.textAlign = 'center';
  write(t.heading, 128, 56, RED, 700);
  write(honour.householdName, 220, 44, INK, 700);
  write(`${honour.period}${t.awarded}`, 282, 30, INK);
  write(honour.title, 366, 62, RED, 700);
  pen.font = `400 26px ${SERIF}`;
  wrapped(pen, honour.citation, CERTIFICATE_WIDTH - 2 * EDGE)
    .slice(0, 2)
    .forEach((line, index) => write(line, 426 + index * 38, 26, INK));
  write(t.congratulate, 510, 26, INK);
  pen.textAlign = 'right';
  pen.fillStyle = INK;
  pen.font = `400 26px ${SERIF}`;
  pen.fillText(honour.villageName, CERTIFICATE_WIDTH - EDGE, 552);
  pen.fillText(sayCalendarDay(honour.grantedOn), CERTIFICATE_WIDTH - EDGE, 588);
}
