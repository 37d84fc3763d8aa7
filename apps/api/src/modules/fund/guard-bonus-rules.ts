import { FUND_BLOCK_PERCENT } from '@jishan/contracts';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/tx';
import type { Problem } from '../../platform/errors/problem';
import { BonusRulesGuard } from '../points';
import { coverageShort } from './fund.errors';
import { coverageOf } from './fund.queries';

/** What points asks before rules that give more points are adopted. */
@Injectable()
export class GuardBonusRules extends BonusRulesGuard {
  async shortPercent(tx: Tx): Promise<number | null> {
    const { percent, state } = await coverageOf(tx);
    return state === 'short' ? percent : null;
  }

  refusal(percent: number): Problem {
    return coverageShort({ percent, needed: FUND_BLOCK_PERCENT });
  }
}
