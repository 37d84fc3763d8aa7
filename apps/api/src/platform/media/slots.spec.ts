import { setImmediate as tick } from 'node:timers/promises';
import { Slots } from './slots';

describe('Slots', () => {
  it('lets so many in, makes so many wait, and sends the rest away', async () => {
    const slots = new Slots({ atOnce: 2, waiting: 2 });
    const release: (() => void)[] = [];
    let running = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      running += 1;
      most = Math.max(most, running);
      await new Promise<void>(resolve => release.push(resolve));
      running -= 1;
    };
    const all = [1, 2, 3, 4, 5].map(() =>
      slots.use(work).then(
        () => 'done',
        (error: { code?: string }) => error.code,
      ),
    );
    await tick();
    expect(release).toHaveLength(2);
    for (let n = 0; n < 4; n += 1) {
      release[n]?.();
      await tick();
    }
    expect(await Promise.all(all)).toEqual(['done', 'done', 'done', 'done', 'SERVICE.BUSY']);
    expect(most).toBe(2);
  });

  it('gets its slot back from work that throws', async () => {
    const slots = new Slots({ atOnce: 1, waiting: 0 });
    await expect(slots.use(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    await expect(slots.use(() => Promise.resolve(7))).resolves.toBe(7);
  });
});
