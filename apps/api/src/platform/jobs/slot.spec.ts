import { refuseBadSchedule, runId, slotOf } from './slot';

const at = (text: string): Date => new Date(text);

describe('slots', () => {
  it('of seconds change every so many seconds', () => {
    const schedule = { seconds: 30 };
    expect(slotOf(schedule, at('2026-05-01T00:00:00Z'))).toBe(slotOf(schedule, at('2026-05-01T00:00:29.999Z')));
    expect(slotOf(schedule, at('2026-05-01T00:00:00Z'))).not.toBe(slotOf(schedule, at('2026-05-01T00:00:30Z')));
  });

  it('of days change at the village’s wall-clock time and at no other', () => {
    const schedule = { dailyAt: '03:10' };
    const slots = [
      '2026-04-30T19:09:59Z',
      '2026-04-30T19:10:00Z',
      '2026-05-01T00:00:00Z',
      '2026-05-01T16:00:00Z',
      '2026-05-01T19:09:59Z',
      '2026-05-01T19:10:00Z',
    ].map(text => slotOf(schedule, at(text)));
    expect(new Set(slots.slice(1, 5)).size).toBe(1);
    expect(new Set(slots).size).toBe(3);
  });

  it('name the same run in every process, and different runs differently', () => {
    expect(runId('a-job', '1')).toBe(runId('a-job', '1'));
    expect(new Set([runId('a-job', '1'), runId('a-job', '2'), runId('b-job', '1')]).size).toBe(3);
    expect(runId('a-job', '1')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it.each([{ seconds: 0 }, { seconds: 1.5 }, { seconds: 100_000 }, { dailyAt: '24:00' }, { dailyAt: '3:10' }])(
    'cannot be of %j',
    schedule => {
      expect(() => refuseBadSchedule(schedule)).toThrow('not a schedule');
    },
  );
});
