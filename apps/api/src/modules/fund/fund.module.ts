import { Global, Module } from '@nestjs/common';
import { BonusRulesGuard } from '../points';
import { FundController } from './fund.controller';
import { FundQueries } from './fund.queries';
import { GuardBonusRules } from './guard-bonus-rules';
import { PrintReport } from './print-report';

/** 积分资金: money against what points promise. Stands above points and store, and is known by neither: points asks its guard by the name that points gave it. */
@Global()
@Module({
  controllers: [FundController],
  providers: [FundQueries, PrintReport, { provide: BonusRulesGuard, useClass: GuardBonusRules }],
  exports: [BonusRulesGuard],
})
export class FundModule {}
