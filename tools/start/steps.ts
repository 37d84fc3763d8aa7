import { words } from './start.texts';

/** How a start tells what it is doing. */
export interface Steps {
  /** Runs the work as one line: its title, what it found (if it says so), and its time. */
  run<T>(title: string, work: (say: (remark: string) => void) => Promise<T>): Promise<T>;
}

const titleWidth = 24;

/** East Asian wide characters take two columns in a terminal. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const letter of text)
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6“”…]/.test(letter) ? 2 : 1;
  return width;
}

export function padDisplay(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

export const quietSteps: Steps = { run: (_title, work) => work(() => undefined) };

export function terminalSteps(out: NodeJS.WriteStream): Steps {
  const live = out.isTTY && !process.env['CI'];
  const colour = (code: number, text: string) => (out.isTTY && !process.env['NO_COLOR'] ? `\u001b[${code}m${text}\u001b[0m` : text);
  return {
    async run(title, work) {
      const begun = performance.now();
      const remarks: string[] = [];
      if (live) out.write(`  ${colour(2, '·')} ${title} ……`);
      const finish = (mark: string) => {
        const time = words.seconds((performance.now() - begun) / 1_000);
        out.write(`${live ? '\r\u001b[2K' : ''}  ${mark} ${padDisplay(title, titleWidth)}${colour(2, time)}\n`);
        for (const remark of remarks) out.write(colour(2, `      ${remark}\n`));
      };
      try {
        const result = await work(remark => remarks.push(remark));
        finish(colour(32, '✓'));
        return result;
      } catch (error) {
        finish(colour(31, '✗'));
        throw error;
      }
    },
  };
}
