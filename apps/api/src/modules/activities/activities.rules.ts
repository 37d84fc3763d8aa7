import {
  ACTIVITY_AHEAD_MAX_DAYS,
  ACTIVITY_CHECK_IN_EARLY_MINUTES,
  ACTIVITY_CHECK_IN_GRACE_MINUTES,
  ACTIVITY_LATE_DAYS,
  ACTIVITY_LENGTH_MAX_DAYS,
  type ActivityState,
  type PublishActivity,
} from '@jishan/contracts';
import type { Problem } from '../../platform/errors/problem';
import { cancelled, checkInClosed, ended, notStarted, signUpClosed, ticksClosed, timesWrong } from './activities.errors';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** What the clock has to know of an activity. */
export interface Clocked {
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly sign_up_until: Date;
  readonly cancelled_at: Date | null;
  readonly settled_at: Date | null;
}

/** Pure: no database, no Nest. */
export function activityState(of: Clocked, now: Date): ActivityState {
  if (of.cancelled_at) return 'cancelled';
  if (now < of.starts_at) return 'upcoming';
  return now < of.ends_at ? 'running' : 'ended';
}

export function refuseTimes(wish: Pick<PublishActivity, 'startsAt' | 'endsAt' | 'signUpUntil'>, now: Date): Problem | null {
  const [starts, ends, until] = [wish.startsAt, wish.endsAt, wish.signUpUntil].map(time => Date.parse(time)) as [number, number, number];
  const sound =
    ends > starts &&
    until <= ends &&
    ends > now.getTime() &&
    starts <= now.getTime() + ACTIVITY_AHEAD_MAX_DAYS * DAY_MS &&
    ends - starts <= ACTIVITY_LENGTH_MAX_DAYS * DAY_MS;
  return sound ? null : timesWrong();
}

export function refuseSignUp(of: Clocked, now: Date): Problem | null {
  if (of.cancelled_at) return cancelled();
  if (now >= of.ends_at) return ended();
  return now >= of.sign_up_until || of.settled_at ? signUpClosed() : null;
}

/** One can change one's mind until it begins, also after the sign-up has closed: somebody on the waiting list will be glad. */
export function refuseWithdrawal(of: Clocked, now: Date): Problem | null {
  if (of.cancelled_at) return cancelled();
  return now >= of.starts_at ? signUpClosed() : null;
}

/** With the code on the cadre's phone: only around the activity, and not once points were given. */
export function refuseCheckIn(of: Clocked, now: Date): Problem | null {
  if (of.cancelled_at) return cancelled();
  const opens = of.starts_at.getTime() - ACTIVITY_CHECK_IN_EARLY_MINUTES * MINUTE_MS;
  const closes = of.ends_at.getTime() + ACTIVITY_CHECK_IN_GRACE_MINUTES * MINUTE_MS;
  return now.getTime() < opens || now.getTime() >= closes || of.settled_at ? checkInClosed() : null;
}

/** By a cadre, on the list: from the same moment on, and until a week after the end for those who were forgotten. */
export function refuseTicks(of: Clocked, now: Date): Problem | null {
  if (of.cancelled_at) return cancelled();
  if (now.getTime() < of.starts_at.getTime() - ACTIVITY_CHECK_IN_EARLY_MINUTES * MINUTE_MS) return notStarted();
  return now.getTime() >= of.ends_at.getTime() + ACTIVITY_LATE_DAYS * DAY_MS ? ticksClosed() : null;
}
