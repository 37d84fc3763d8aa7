import { activityState, refuseCheckIn, refuseSignUp, refuseTicks, refuseTimes, refuseWithdrawal, type Clocked } from './activities.rules';

const at = (time: string): Date => new Date(`2026-12-05T${time}:00+08:00`);
const activity: Clocked = {
  starts_at: at('09:00'),
  ends_at: at('11:00'),
  sign_up_until: at('08:00'),
  cancelled_at: null,
  settled_at: null,
};
const off: Clocked = { ...activity, cancelled_at: at('07:00') };
const settled: Clocked = { ...activity, settled_at: at('10:30') };

it.each([
  ['08:59', 'upcoming'],
  ['09:00', 'running'],
  ['10:59', 'running'],
  ['11:00', 'ended'],
] as const)('at %s it is %s', (time, state) => {
  expect(activityState(activity, at(time))).toBe(state);
  expect(activityState(off, at(time))).toBe('cancelled');
});

describe('when what is allowed', () => {
  it.each([
    ['07:59', undefined, undefined, 'ACTIVITIES.CHECK_IN_CLOSED', 'ACTIVITIES.NOT_STARTED'],
    ['08:00', 'ACTIVITIES.SIGN_UP_CLOSED', undefined, undefined, undefined],
    ['09:00', 'ACTIVITIES.SIGN_UP_CLOSED', 'ACTIVITIES.SIGN_UP_CLOSED', undefined, undefined],
    ['11:00', 'ACTIVITIES.ENDED', 'ACTIVITIES.SIGN_UP_CLOSED', undefined, undefined],
    ['11:59', 'ACTIVITIES.ENDED', 'ACTIVITIES.SIGN_UP_CLOSED', undefined, undefined],
    ['12:00', 'ACTIVITIES.ENDED', 'ACTIVITIES.SIGN_UP_CLOSED', 'ACTIVITIES.CHECK_IN_CLOSED', undefined],
  ])('at %s: sign up %s, withdraw %s, scan %s, tick %s', (time, ...codes) => {
    const now = at(time);
    expect([refuseSignUp, refuseWithdrawal, refuseCheckIn, refuseTicks].map(refuse => refuse(activity, now)?.code)).toEqual(codes);
    expect([refuseSignUp, refuseWithdrawal, refuseCheckIn, refuseTicks].map(refuse => refuse(off, now)?.code)).toEqual(
      Array(4).fill('ACTIVITIES.CANCELLED'),
    );
  });

  it('ticks end a week after the end', () => {
    const week = 7 * 86_400_000;
    expect(refuseTicks(activity, new Date(activity.ends_at.getTime() + week - 1))).toBeNull();
    expect(refuseTicks(activity, new Date(activity.ends_at.getTime() + week))?.code).toBe('ACTIVITIES.TICKS_CLOSED');
  });

  it('once points were given nobody scans any more, but a cadre can add somebody', () => {
    expect(refuseCheckIn(settled, at('10:40'))?.code).toBe('ACTIVITIES.CHECK_IN_CLOSED');
    expect(refuseTicks(settled, at('10:40'))).toBeNull();
  });
});

describe('times that make sense', () => {
  const wish = (starts: string, ends: string, until: string) => ({ startsAt: starts, endsAt: ends, signUpUntil: until });
  const now = at('06:00');
  it.each([
    ['ahead', wish('2026-12-05T09:00:00+08:00', '2026-12-05T11:00:00+08:00', '2026-12-04T18:00:00+08:00'), true],
    ['under way', wish('2026-12-05T05:00:00+08:00', '2026-12-05T07:00:00+08:00', '2026-12-05T07:00:00+08:00'), true],
    ['over', wish('2026-12-05T04:00:00+08:00', '2026-12-05T06:00:00+08:00', '2026-12-05T04:00:00+08:00'), false],
    ['of no length', wish('2026-12-05T09:00:00+08:00', '2026-12-05T09:00:00+08:00', '2026-12-05T09:00:00+08:00'), false],
    ['half a year and a day ahead', wish('2027-06-04T09:00:00+08:00', '2027-06-04T10:00:00+08:00', '2027-06-04T09:00:00+08:00'), false],
  ])('%s', (_what, times, sound) => expect(refuseTimes(times, now) === null).toBe(sound));
});
