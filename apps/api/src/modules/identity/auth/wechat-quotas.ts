import { Injectable } from '@nestjs/common';
import { villageDay } from '../../../platform/calendar';
import { RateCounts } from '../../../platform/limits';

/** The three calls we make. WeChat counts each by the day, and a phone number costs money. */
export type WechatOperation = 'login' | 'phone' | 'token';

const KEPT_SECONDS = 3 * 86_400;
/** WeChat itself refuses what is too much (45009, 1400001); we only count, so that nobody is surprised by it. */
const NEVER = 2_000_000_000;

/** How often WeChat was really asked today (Beijing), by all processes together. docs/operations.md says how to read it. */
@Injectable()
export class WechatQuotas {
  constructor(private readonly counts: RateCounts) {}

  async count(operation: WechatOperation, now = new Date()): Promise<number> {
    const key = `wechat:${villageDay(now)}:${operation}`;
    const { hits } = await this.counts.hit(key, { limit: NEVER, seconds: KEPT_SECONDS, blockSeconds: 1 });
    return hits;
  }
}
