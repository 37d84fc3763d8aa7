import { Chance } from '../seeded';
import { drawing, ellipse, HEIGHT, rect, stroke, WIDTH } from './shapes';

const LINES = 8;
const SIGNATURES = 9;

/** Two sheets on a table: lines of writing, and the names of those who were there below. No word can be read. */
export function drawMinutes(label: string): string {
  const chance = new Chance(label);
  const line = (x: number, y: number, width: number): string => stroke(`M ${x} ${y} H ${x + width}`, '#5d6b78', 4);
  const written = Array.from({ length: LINES }, (_line, n) => line(110, 150 + n * 38, chance.whole(150, 210))).join('');
  const scrawl = (n: number): string => {
    const [x, y] = [420 + (n % 3) * 66, 250 + Math.floor(n / 3) * 58];
    return (
      stroke(`M ${x} ${y} q ${chance.whole(6, 14)} -18 22 0 t 24 ${chance.whole(-6, 6)}`, '#27323d', 3) +
      ellipse(x + 40, y + 4, 9, 11, '#c8372c')
    );
  };
  const names = Array.from({ length: SIGNATURES }, (_name, n) => scrawl(n)).join('');
  return drawing(
    rect(0, 0, WIDTH, HEIGHT, '#9a7650') +
      rect(70, 60, 290, 430, '#fbfaf4') +
      rect(110, 90, 200, 22, '#c9d3cd') +
      written +
      rect(380, 80, 270, 410, '#f7f5ec') +
      rect(420, 110, 160, 22, '#c9d3cd') +
      line(420, 165, 190) +
      line(420, 198, 150) +
      names,
  );
}
