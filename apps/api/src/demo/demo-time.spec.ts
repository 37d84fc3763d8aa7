import { DemoTime } from './demo-time';

const HOURS = [0, 1, 2, 5, 14, 20, 30, 41, 100];
const clock = (date: Date): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' }).format(date);

describe.each(['00:10', '04:35', '06:59', '07:00', '12:00', '20:59', '21:30', '23:59'])('filled at %s', filled => {
  const time = new DemoTime(new Date(`2026-11-26T${filled}:00+08:00`));

  it('everything of the last days happened while people are up, before now, and in its order', () => {
    const moments = HOURS.map(hours => time.hoursAgo(hours));
    for (const at of moments) {
      expect(clock(at) >= '07:00' && clock(at) <= '21:00').toBe(true);
      expect(at.getTime()).toBeLessThanOrEqual(time.now.getTime());
    }
    expect(moments.map(at => at.getTime())).toEqual([...moments].map(at => at.getTime()).sort((a, b) => b - a));
    expect(new Set(moments.map(at => at.getTime())).size).toBe(HOURS.length);
  });

  it('whole days ago is the same time of the day', () => {
    expect(time.hoursAgo(0).getTime() - time.hoursAgo(24 * 9).getTime()).toBe(9 * 86_400_000);
  });
});
