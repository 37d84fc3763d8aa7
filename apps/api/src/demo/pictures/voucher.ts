import { drawing, HEIGHT, rect, stroke, WIDTH } from './shapes';

const LINES = 6;

/** A bank's slip on a desk: lines, a stamp, no writing. Nobody's account number stands on it. */
export function drawVoucher(): string {
  const lines = Array.from({ length: LINES }, (_one, n) => stroke(`M 150 ${170 + n * 44} H ${n % 2 === 0 ? 560 : 470}`, '#9aa6a0', 3)).join(
    '',
  );
  const stamp = `<circle cx="520" cy="380" r="62" fill="none" stroke="#c8372c" stroke-width="6" opacity="0.75"/>`;
  return drawing(
    rect(0, 0, WIDTH, HEIGHT, '#b48a5a') + rect(100, 70, 520, 400, '#fbfaf4') + rect(100, 70, 520, 56, '#dfe9e2') + lines + stamp,
  );
}
